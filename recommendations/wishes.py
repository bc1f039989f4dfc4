"""What a listener asks for, between the form and the engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from recommendations.engine.maps import EngineName
from recommendations.engine.request import Filters, Goal

# What a listener sets in per cent, from new to familiar; in the middle taste is left out.
FAMILIARITY_SCALE, INDIFFERENT = 100, 50
# Beats a minute; what music is written in lies well within.
SLOWEST, FASTEST = 20, 300


@dataclass(frozen=True)
class Wish:
    """Seven ``probabilities`` in label order and where they come from (``origin``, of
    `RecommendationSet.Origin`); what the music is for; and whether songs of the last sets
    may come ``again``."""

    probabilities: tuple[float, ...]
    origin: str
    goal: Goal = Goal.MATCH
    engine: EngineName = EngineName.DEFAULT
    filters: Filters = field(default_factory=Filters)
    familiarity: float = 0.5
    again: bool = False


def filters_as_json(filters: Filters) -> dict[str, Any]:
    """What is stored with a set, and what a form can be filled with again."""
    return {
        "genres": sorted(filters.genres),
        "decades": sorted(filters.decades),
        "no_explicit": filters.no_explicit,
        "instrumental_only": filters.instrumental_only,
        "tempo": None if filters.tempo is None else list(filters.tempo),
    }
