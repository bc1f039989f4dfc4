"""What a listener may post about their diary."""

from __future__ import annotations

from typing import Final

from django import forms

from emotion.diary.words import NOTE_TOO_LONG
from emotion.labels import LABELS
from emotion.models import NOTE_LENGTH, ZONE_LENGTH

YES, NOTHING = "yes", "none"
KEEP, DELETE = "keep", "delete"
# From which page a button was pressed, and thus where to go back to.
ON_THE_SET: Final = "set"


class ZoneForm(forms.Form):
    """The browser's time zone; what is none counts as not told."""

    zone = forms.CharField(required=False, max_length=ZONE_LENGTH)


class TurnOffForm(forms.Form):
    entries = forms.ChoiceField(choices=[(KEEP, KEEP), (DELETE, DELETE)])


class AnswerForm(forms.Form):
    """ "Was this right?": yes, what it was instead, or nothing any more."""

    answer = forms.ChoiceField(choices=[(value, value) for value in (YES, NOTHING, *LABELS)])


class NoteForm(forms.Form):
    note = forms.CharField(required=False)

    def clean_note(self) -> str:
        # Browsers send two characters for a line's end, and count one.
        note = str(self.cleaned_data["note"]).replace("\r\n", "\n")
        if len(note) > NOTE_LENGTH:
            raise forms.ValidationError(NOTE_TOO_LONG % {"limit": NOTE_LENGTH})
        return note


class ForgetForm(forms.Form):
    sure = forms.BooleanField()
