"""A mood and the choices beside it: what a listener asks for."""

from __future__ import annotations

from django.http import QueryDict

from recommendations.choices_form import ChoicesForm
from recommendations.engine.maps import EngineName
from recommendations.engine.request import Filters, Goal
from recommendations.forms import MoodForm
from recommendations.wishes import FAMILIARITY_SCALE, FASTEST, INDIFFERENT, SLOWEST, Wish


class WishForm(MoodForm, ChoicesForm):
    """A mood, and for whoever wants more what it is for and what the songs must be."""

    def wish(self) -> Wish:
        """What was asked for, of a form that is valid."""
        data = self.cleaned_data
        return Wish(
            probabilities=tuple(self.mood()),
            origin=self.mood_origin(),
            goal=Goal(data["goal"] or Goal.MATCH),
            engine=EngineName(data["engine"] or EngineName.DEFAULT),
            filters=Filters(
                genres=frozenset(data.get("genres", ())),
                decades=frozenset(data.get("decades", ())),
                no_explicit=data.get("no_explicit", False),
                instrumental_only=data.get("instrumental_only", False),
                tempo=_tempo(data.get("slowest"), data.get("fastest")),
            ),
            familiarity=_share(data["familiarity"]),
            again=data["again"],
        )


def filled_by(query: QueryDict) -> WishForm:
    """A form to ask with, its choices made as an address says where that is possible."""
    return WishForm(initial=WishForm(query).choices())


def _share(familiarity: int | None) -> float:
    return (INDIFFERENT if familiarity is None else familiarity) / FAMILIARITY_SCALE


def _tempo(slowest: int | None, fastest: int | None) -> tuple[float, float] | None:
    if slowest is None and fastest is None:
        return None
    return float(slowest or SLOWEST), float(fastest or FASTEST)
