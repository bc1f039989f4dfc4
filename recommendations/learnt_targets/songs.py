"""Songs that teach a target, each of them once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from django.db.models import Q, QuerySet

from recommendations.engine.features import FEATURES
from recommendations.models import Track

# What a target is made of: a song that lacks one teaches nothing.
NEEDED = ("valence", "energy", "danceability")
VALUES_A_QUERY = 500

# A song's features as in `FEATURES`, None where unknown.
Values = tuple[float | None, ...]


@dataclass(frozen=True)
class Songs:
    """Songs with all of `NEEDED`: by a name that tells equal ones, or without any."""

    named: Mapping[str, Values]
    nameless: tuple[Values, ...] = ()


def teaches(values: Sequence[float | None]) -> bool:
    return all(values[FEATURES.index(name)] is not None for name in NEEDED)


def known_songs(
    tracks: QuerySet[Track], column: str, values: Iterable[object]
) -> dict[str, Values]:
    """Those of `tracks` with one of `values` in `column`, by Spotify id where they have one."""
    found: dict[str, Values] = {}
    wanted = list(values)
    for start in range(0, len(wanted), VALUES_A_QUERY):
        some = tracks.filter(Q((f"{column}__in", wanted[start : start + VALUES_A_QUERY])))
        for pk, spotify_id, *features in some.values_list("pk", "spotify_id", *FEATURES):
            if teaches(features):
                found[spotify_id or f"track {pk}"] = tuple(features)
    return found


def features_of(lists: Iterable[Songs]) -> npt.NDArray[np.float64]:
    """Features [N, 9] of all the songs, NaN where unknown; of equal ones the last counts."""
    named: dict[str, Values] = {}
    nameless: list[Values] = []
    for one in lists:
        named.update(one.named)
        nameless += one.nameless
    return np.array([*nameless, *named.values()], np.float64).reshape(-1, len(FEATURES))
