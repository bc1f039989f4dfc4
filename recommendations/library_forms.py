"""What a listener may post about their library."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from emotion.labels import LABELS, Emotion
from recommendations.library.choice import Choice, Source
from recommendations.models import RecommendationSet
from recommendations.moods import only
from recommendations.wishes import Wish

# Names the mood of the listener's last set among those picked by hand.
LAST_SET = "last"


class ChoiceForm(forms.Form):
    """One source of a listener's; ``playlist`` is its Spotify id where that is the source."""

    source = forms.ChoiceField(choices=[(source.value, source.value) for source in Source])
    playlist = forms.CharField(required=False, max_length=22)

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        if not self.errors:
            try:
                data["choice"] = Choice(data["source"], data["playlist"])
            except ValueError as error:
                raise forms.ValidationError(_("Choose one of your playlists.")) from error
        return data


class LikeForm(forms.Form):
    """``like`` is "liked" or the Spotify id of a playlist."""

    like = forms.CharField(
        max_length=22, error_messages={"required": _("Choose what the songs are to be like.")}
    )
    mood = forms.ChoiceField(
        choices=[(label, label) for label in (LAST_SET, *LABELS)],
        error_messages={"required": _("Pick a mood to put the songs in order.")},
    )

    def clean_like(self) -> Choice:
        value = self.cleaned_data["like"]
        try:
            return Choice(Source.LIKED) if value == Source.LIKED else Choice(Source.PLAYLIST, value)
        except ValueError as error:
            raise forms.ValidationError(_("Choose your liked songs or a playlist.")) from error

    def wish(self, last: RecommendationSet | None) -> Wish | None:
        """What was asked for, of a form that is valid; None for the mood of no set."""
        mood = self.cleaned_data["mood"]
        if mood != LAST_SET:
            return Wish(tuple(only(Emotion(mood))), RecommendationSet.Origin.HAND)
        return Wish(tuple(last.probabilities), last.origin) if last else None
