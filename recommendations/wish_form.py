"""What the music is for, and what it must be: the choices beside the mood."""

from __future__ import annotations

from typing import Any

from django import forms

from recommendations.catalogue.offers import engines_offered, filters_offered
from recommendations.engine.maps import EngineName
from recommendations.engine.request import Filters, Goal
from recommendations.forms import MoodForm
from recommendations.wishes import Wish

# Per cent from new to familiar; in the middle taste is left out.
FAMILIARITY_SCALE, INDIFFERENT = 100, 50
# Beats a minute; what music is written in lies well within.
SLOWEST, FASTEST = 20, 300


class WishForm(MoodForm):
    """A mood, and for whoever wants more what it is for and what the songs must be.

    Everything but the mood may be left out. A filter that the catalogue has no data for,
    and an engine that the operator does not offer, are no choices here.
    """

    goal = forms.ChoiceField(required=False, choices=[(goal.value, goal.value) for goal in Goal])
    engine = forms.ChoiceField(required=False)
    familiarity = forms.IntegerField(required=False, min_value=0, max_value=FAMILIARITY_SCALE)
    genres = forms.MultipleChoiceField(required=False)
    decades = forms.TypedMultipleChoiceField(required=False, coerce=int)
    no_explicit = forms.BooleanField(required=False)
    instrumental_only = forms.BooleanField(required=False)
    slowest = forms.IntegerField(required=False, min_value=SLOWEST, max_value=FASTEST)
    fastest = forms.IntegerField(required=False, min_value=SLOWEST, max_value=FASTEST)
    again = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = filters_offered()
        choices = {
            "engine": [name.value for name in engines_offered()],
            "genres": offered.genres,
            "decades": offered.decades,
        }
        for name, values in choices.items():
            self.fields[name].choices = [(value, value) for value in values]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        data = super().clean()
        slowest, fastest = data.get("slowest"), data.get("fastest")
        if isinstance(slowest, int) and isinstance(fastest, int) and slowest > fastest:
            raise forms.ValidationError("The slowest tempo is above the fastest.")
        return data

    def wish(self) -> Wish:
        """What was asked for, of a form that is valid."""
        data = self.cleaned_data
        familiarity = data["familiarity"]
        return Wish(
            probabilities=tuple(self.mood()),
            origin=self.origin(),
            goal=Goal(data["goal"] or Goal.MATCH),
            engine=EngineName(data["engine"] or EngineName.DEFAULT),
            filters=Filters(
                genres=frozenset(data["genres"]),
                decades=frozenset(data["decades"]),
                no_explicit=data["no_explicit"],
                instrumental_only=data["instrumental_only"],
                tempo=_tempo(data["slowest"], data["fastest"]),
            ),
            familiarity=(INDIFFERENT if familiarity is None else familiarity) / FAMILIARITY_SCALE,
            again=data["again"],
        )


def _tempo(slowest: int | None, fastest: int | None) -> tuple[float, float] | None:
    if slowest is None and fastest is None:
        return None
    return float(slowest or SLOWEST), float(fastest or FASTEST)
