"""What a visitor may post."""

from __future__ import annotations

import json
import math

from django import forms
from django.utils.translation import gettext_lazy as _

from emotion.labels import LABELS, Emotion
from recommendations.models import RecommendationSet
from recommendations.moods import only

# The page rounds to four decimals, seven times.
SUM_TOLERANCE = 0.01

# What probabilities can be read from.
READ_FROM = (
    RecommendationSet.Origin.CAMERA,
    RecommendationSet.Origin.PHOTO,
    RecommendationSet.Origin.CLIP,
)


class MoodForm(forms.Form):
    """Either seven probabilities read from a face or one emotion picked by hand.

    ``origin`` says what the face was seen in: the camera where nothing is said, and never
    where something else is.
    """

    probabilities = forms.CharField(required=False, max_length=300)
    emotion = forms.ChoiceField(required=False, choices=[(label, label) for label in LABELS])
    origin = forms.ChoiceField(
        required=False,
        choices=[(origin.value, origin.label) for origin in READ_FROM],
        error_messages={"invalid_choice": _("A mood is read from the camera, a photo or a clip.")},
    )

    def clean_probabilities(self) -> list[float] | None:
        text = self.cleaned_data["probabilities"]
        if not text:
            return None
        try:
            values = json.loads(text)
        except ValueError as error:
            raise forms.ValidationError(_("These are not numbers.")) from error
        if not _is_distribution(values):
            raise forms.ValidationError(_("A reading is seven probabilities that sum to one."))
        total = sum(values)
        return [value / total for value in values]

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        if not self.errors and bool(data["probabilities"]) == bool(data["emotion"]):
            raise forms.ValidationError(_("Show a face or pick a mood first."))
        return data

    def mood(self) -> list[float]:
        """Seven probabilities in label order that sum to 1."""
        if self.cleaned_data["emotion"]:
            return only(Emotion(self.cleaned_data["emotion"]))
        return list(self.cleaned_data["probabilities"])

    def mood_origin(self) -> str:
        if self.cleaned_data["emotion"]:
            return RecommendationSet.Origin.HAND
        return self.cleaned_data["origin"] or RecommendationSet.Origin.CAMERA


def _is_distribution(values: object) -> bool:
    return (
        isinstance(values, list)
        and len(values) == len(LABELS)
        and all(
            isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
            for value in values
        )
        and all(0 <= value <= 1 for value in values)
        and abs(sum(values) - 1) <= SUM_TOLERANCE
    )
