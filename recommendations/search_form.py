"""What a listener looks for among their sets."""

from __future__ import annotations

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from emotion.words import NAMES
from recommendations.selectors.own_sets import Search

MOST_WORDS = 100


class SearchForm(forms.Form):
    """Comes by the address, so that a search can be kept; what is wrong in it is left out."""

    words = forms.CharField(required=False, max_length=MOST_WORDS, label=_("Name, title or artist"))
    emotion = forms.ChoiceField(required=False, label=_("Mood"))
    saved = forms.BooleanField(required=False, label=_("Saved playlists only"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        names = [(label.value, capfirst(str(name))) for label, name in NAMES.items()]
        self.fields["emotion"].choices = [("", _("All moods")), *names]  # type: ignore[attr-defined]

    def search(self) -> Search:
        self.full_clean()
        data = self.cleaned_data
        return Search(data.get("words", ""), data.get("emotion", ""), data.get("saved", False))
