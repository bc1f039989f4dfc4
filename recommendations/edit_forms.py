"""What a listener may send about a set's tracks, their order and its name."""

from __future__ import annotations

from django import forms

from recommendations.naming import NAME_LENGTH

UP, DOWN, NONE = "up", "down", "none"
THUMBS = {UP: True, DOWN: False, NONE: None}


class NameForm(forms.Form):
    """A name of at most 100 characters in one line; none at all is allowed."""

    name = forms.CharField(
        required=False,
        max_length=NAME_LENGTH,
        error_messages={"max_length": f"A name has at most {NAME_LENGTH} characters."},
    )

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())


class MoveForm(forms.Form):
    """A place among the tracks kept, from 1."""

    to = forms.IntegerField(min_value=1)


class ThumbForm(forms.Form):
    thumb = forms.ChoiceField(choices=[(value, value) for value in THUMBS])


class LessForm(forms.Form):
    less = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])
