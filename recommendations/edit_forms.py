"""What a listener may send about a set's tracks, their order, its name and description."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from recommendations.models import RecommendationSet
from recommendations.naming import NAME_LENGTH, WORDS_LENGTH

UP, DOWN, NONE = "up", "down", "none"
THUMBS = {UP: True, DOWN: False, NONE: None}


class LineField(forms.CharField):
    """Text made one line: Spotify takes no line breaks, and refuses a whole description
    for one. Other control characters are refused here, with words.
    """

    def to_python(self, value: Any) -> str:
        return " ".join(str(super().to_python(value) or "").split())

    def validate(self, value: str) -> None:
        super().validate(value)
        # "Cc" are controls, "Cs" halves of a character, which no database stores.
        if any(unicodedata.category(one) in ("Cc", "Cs") for one in value):
            raise ValidationError(_("Leave out the characters that cannot be seen."))


class NameForm(forms.Form):
    """A name and a description, each in one line; none at all is allowed.

    The description is the listener's part of it, without the end that is always there.
    """

    name = LineField(
        required=False,
        max_length=NAME_LENGTH,
        error_messages={
            "max_length": _(
                "A name has at most %(limit_value)d characters, and this has %(show_value)d."
            )
        },
    )
    description = LineField(
        required=False,
        max_length=WORDS_LENGTH,
        error_messages={
            "max_length": _(
                "A description has room for %(limit_value)d characters of yours, "
                "and this has %(show_value)d."
            )
        },
    )


class MoveForm(forms.Form):
    """A place among the tracks kept, from 1."""

    to = forms.IntegerField(min_value=1)


class ThumbForm(forms.Form):
    thumb = forms.ChoiceField(choices=[(value, value) for value in THUMBS])


class LessForm(forms.Form):
    less = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])


class FitForm(forms.Form):
    """Whether the songs fitted, or none to take the answer back."""

    fit = forms.ChoiceField(choices=[*RecommendationSet.Fit.choices, (NONE, NONE)])
