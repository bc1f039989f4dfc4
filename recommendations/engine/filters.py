"""What every track must be, by the listener's wish."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import NO_GENRE, UNKNOWN, UNKNOWN_YEAR, Catalogue
from recommendations.engine.features import FEATURES
from recommendations.engine.request import Filters

# Spotify's documentation of instrumentalness: values above 0.5 are intended to represent
# instrumental tracks.
INSTRUMENTAL_ABOVE = 0.5
INSTRUMENTALNESS = FEATURES.index("instrumentalness")
TEMPO = FEATURES.index("tempo")
NOT_EXPLICIT = 0

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Passed:
    """Which rows may be chosen, bool [N]; how many were left out, and for what ignorance.

    ``unknown`` counts by filter the usable tracks whose value it lacks, each filter by
    itself: a track that two filters know nothing of is counted by both.
    """

    mask: Mask
    excluded: int
    unknown: dict[str, int]


@dataclass(frozen=True)
class Offered:
    """The filters that a catalogue has data for.

    ``genres`` are names in alphabetical order, ``decades`` first years in theirs, each
    with at least one track. ``tempo`` is the lowest and the highest, None without any.
    """

    genres: tuple[str, ...]
    decades: tuple[int, ...]
    explicit: bool
    instrumental: bool
    tempo: tuple[float, float] | None


def passing(catalogue: Catalogue, filters: Filters, usable: Mask) -> Passed:
    """Return the `usable` rows (bool [N]) that pass every filter asked for.

    A track whose value is unknown does not pass the filter. Genres inferred from an
    artist's other tracks are no genres of the track's own.
    """
    mask = usable.copy()
    unknown = {}
    for name, known, wanted in _asked_for(catalogue, filters):
        unknown[name] = int(np.count_nonzero(usable & ~known))
        mask &= known & wanted
    excluded = int(np.count_nonzero(usable)) - int(np.count_nonzero(mask))
    return Passed(mask, excluded, unknown)


def offered_filters(catalogue: Catalogue) -> Offered:
    """Return what a page may offer of `catalogue`; it reads all of it, once a version is enough."""
    own = catalogue.genres[~catalogue.genres_of_artist]
    present = np.unique(own[own != NO_GENRE])
    years = np.unique(catalogue.years[catalogue.years != UNKNOWN_YEAR])
    tempo = _column(catalogue, TEMPO)
    tempo = tempo[_known_tempo(tempo)]
    return Offered(
        genres=tuple(sorted(catalogue.genre_names[number] for number in present)),
        decades=tuple(np.unique(_decades(years)).tolist()),
        explicit=bool((catalogue.explicit != UNKNOWN).any()),
        instrumental=bool(np.isfinite(_column(catalogue, INSTRUMENTALNESS)).any()),
        tempo=(float(tempo.min()), float(tempo.max())) if len(tempo) else None,
    )


def _asked_for(catalogue: Catalogue, filters: Filters) -> Iterator[tuple[str, Mask, Mask]]:
    """Yield name, where the value is known and where it is as wished, for each filter in use."""
    if filters.genres:
        known = (catalogue.genres[:, 0] != NO_GENRE) & ~catalogue.genres_of_artist
        yield "genres", known, _has_genre(catalogue, filters.genres)
    if filters.decades:
        wanted = np.isin(_decades(catalogue.years), list(filters.decades))
        yield "decades", catalogue.years != UNKNOWN_YEAR, wanted
    if filters.no_explicit:
        yield "no_explicit", catalogue.explicit != UNKNOWN, catalogue.explicit == NOT_EXPLICIT
    if filters.instrumental_only:
        values = _column(catalogue, INSTRUMENTALNESS)
        yield "instrumental_only", np.isfinite(values), values > INSTRUMENTAL_ABOVE
    if filters.tempo is not None:
        lowest, highest = filters.tempo
        tempo = _column(catalogue, TEMPO)
        yield "tempo", _known_tempo(tempo), (tempo >= lowest) & (tempo <= highest)


def _has_genre(catalogue: Catalogue, names: frozenset[str]) -> Mask:
    # The last place stands for NO_GENRE, which is -1.
    wanted = np.array([*(name in names for name in catalogue.genre_names), False])
    found = np.zeros(len(catalogue), np.bool_)
    for column in catalogue.genres.T:
        found |= wanted[column]
    return found


def _decades(years: npt.NDArray[np.int16]) -> npt.NDArray[np.int16]:
    return years - years % np.int16(10)


def _column(catalogue: Catalogue, number: int) -> npt.NDArray[np.float32]:
    return catalogue.features[:, number]


def _known_tempo(tempo: npt.NDArray[np.float32]) -> Mask:
    # Broken rows of public data sets say 0 beats a minute.
    return np.isfinite(tempo) & (tempo > 0)
