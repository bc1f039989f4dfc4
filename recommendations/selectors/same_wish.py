"""What a stored set was asked with, as the fields of the form that asks again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from recommendations.engine.maps import EngineName
from recommendations.engine.request import Goal
from recommendations.models import RecommendationSet
from recommendations.moods import top_emotion
from recommendations.wish_words import (
    ENGINES,
    FAMILIARITY_IN_PASSING,
    decade_words,
    tempo_words,
)
from recommendations.wishes import FAMILIARITY_SCALE, INDIFFERENT

Fields = tuple[tuple[str, str], ...]


def same_wish(chosen: RecommendationSet) -> Fields:
    """Names and values of the fields to post for other songs of the same wish."""
    by_hand = chosen.origin == RecommendationSet.Origin.HAND
    mood: Fields = (
        (("emotion", top_emotion(chosen.probabilities).value),)
        if by_hand
        else (("probabilities", json.dumps(chosen.probabilities)), ("origin", chosen.origin))
    )
    return (*mood, *choices_of(chosen))


def same_choices(chosen: RecommendationSet) -> str:
    """The query of the home page's address at which the set's choices are made."""
    return urlencode(choices_of(chosen))


def choices_of(chosen: RecommendationSet) -> Fields:
    """The fields beside the mood, those left alone left out."""
    return tuple(_choices(chosen))


def chips_of(chosen: RecommendationSet) -> tuple[str, ...]:
    """The choices in a few words each, without the goal, which a page tells at its head."""
    return tuple(_chips(chosen))


def _choices(chosen: RecommendationSet) -> Iterator[tuple[str, str]]:
    said = chosen.filters
    if chosen.goal != Goal.MATCH:
        yield "goal", chosen.goal
    if chosen.engine != EngineName.DEFAULT:
        yield "engine", chosen.engine
    if (familiarity := _per_cent(chosen)) != INDIFFERENT:
        yield "familiarity", str(familiarity)
    for name in ("genres", "decades"):
        yield from ((name, str(value)) for value in said.get(name, ()))
    for name in ("no_explicit", "instrumental_only"):
        if said.get(name):
            yield name, "on"
    for name, end in zip(("slowest", "fastest"), said.get("tempo") or (), strict=False):
        yield name, str(round(end))


def _chips(chosen: RecommendationSet) -> Iterator[str]:
    said = chosen.filters
    yield from said.get("genres", ())
    yield from (decade_words(decade) for decade in said.get("decades", ()))
    if said.get("no_explicit"):
        yield _("no explicit lyrics")
    if said.get("instrumental_only"):
        yield _("instrumental only")
    if tempo := said.get("tempo"):
        yield tempo_words(*map(round, tempo))
    if (familiarity := _per_cent(chosen)) != INDIFFERENT:
        yield str(FAMILIARITY_IN_PASSING[familiarity])
    if chosen.engine != EngineName.DEFAULT:
        yield _("engine: %(name)s") % {"name": ENGINES[EngineName(chosen.engine)]}


def _per_cent(chosen: RecommendationSet) -> int:
    return round(FAMILIARITY_SCALE * chosen.familiarity)
