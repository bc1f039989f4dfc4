"""From seven probabilities to the tracks that fit them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recommendations.engine.catalogue import Catalogue
from recommendations.engine.diversity import within_artist_cap
from recommendations.engine.nearest import distances_to, nearest_windows
from recommendations.engine.targets import target

DEFAULT_LIMIT = 40
DEFAULT_PER_ARTIST = 2


@dataclass(frozen=True)
class Choice:
    """Chosen tracks, nearest first, with their distances to ``target`` (0..sqrt(3))."""

    track_ids: tuple[int, ...]
    distances: tuple[float, ...]
    target: tuple[float, float, float]


def choose(
    catalogue: Catalogue,
    probabilities: Sequence[float],
    *,
    limit: int = DEFAULT_LIMIT,
    per_artist: int = DEFAULT_PER_ARTIST,
) -> Choice:
    """Choose the tracks nearest to the weighted target of `probabilities`.

    At most `limit` tracks and `per_artist` of each main artist; ties go to the lower
    track id. A catalogue too small for that gives fewer, an empty one none.

    Raises ValueError for a limit below 1 and where `targets.weights` does.
    """
    if limit < 1 or per_artist < 1:
        raise ValueError("limit and per_artist must be at least 1")
    aim = target(probabilities)
    distances = distances_to(catalogue, aim)
    for rows in nearest_windows(catalogue.track_ids, distances):
        chosen = rows[within_artist_cap(catalogue.artist_numbers[rows], per_artist)][:limit]
        if len(chosen) == limit:
            break
    valence, energy, danceability = aim.tolist()
    return Choice(
        track_ids=tuple(catalogue.track_ids[chosen].tolist()),
        distances=tuple(distances[chosen].tolist()),
        target=(valence, energy, danceability),
    )
