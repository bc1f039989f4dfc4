"""Catalogues of any size whose columns are about as full as a public data set's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import (
    ARRAYS,
    GENRES_A_TRACK,
    NO_GENRE,
    UNKNOWN,
    UNKNOWN_YEAR,
    Catalogue,
)
from recommendations.engine.features import FEATURES, SONG_MOODS
from recommendations.engine.ranks import shares_at_or_below

Kind = TypeVar("Kind", bound=np.signedinteger[Any])

# More tracks than this are the same ones again, by other artists: the size of the union
# of public scrapes.
DISTINCT_TRACKS = 335_000
TRACKS_PER_ARTIST = 5
# One in fifty songs is there in a second version.
TRACKS_PER_SONG = 1.02
GENRES = (
    "ambient",
    "classical",
    "country",
    "death-metal",
    "edm",
    "folk",
    "hip-hop",
    "house",
    "indie",
    "jazz",
    "latin",
    "metal",
    "pop",
    "punk",
    "r-n-b",
    "rock",
    "soul",
    "techno",
    "trance",
    "trip-hop",
)
# Shares of tracks for which the union of public scrapes knows nothing.
WITHOUT_GENRE, WITHOUT_YEAR, WITHOUT_POPULARITY = 0.5, 0.2, 0.1
FIRST_YEAR, LAST_YEAR = 1955, 2024
LOUDNESS_RANGE, TEMPO_RANGE = (-40.0, 0.0), (60.0, 200.0)


def made_up_catalogue(size: int) -> Catalogue:
    """Return `size` tracks, the same ones for equal sizes."""
    distinct = _distinct(min(size, DISTINCT_TRACKS))
    if size <= DISTINCT_TRACKS:
        return distinct
    rows = np.arange(size) % DISTINCT_TRACKS
    repeats = np.arange(size, dtype=np.int32) // DISTINCT_TRACKS
    arrays = {name: getattr(distinct, name)[rows] for name in ARRAYS}
    for name in ("artist_numbers", "song_numbers"):
        arrays[name] = arrays[name] + repeats * (int(arrays[name].max()) + 1)
    return replace(distinct, **arrays | {"track_ids": np.arange(1, size + 1, dtype=np.int64)})


def _distinct(size: int) -> Catalogue:
    random = np.random.default_rng(size)
    features = random.random((size, len(FEATURES)), np.float32)
    for name, (lowest, highest) in (("loudness", LOUDNESS_RANGE), ("tempo", TEMPO_RANGE)):
        column = features[:, FEATURES.index(name)]
        column[:] = lowest + (highest - lowest) * column

    genres = random.integers(0, len(GENRES), (size, GENRES_A_TRACK)).astype(np.int16)
    counts = random.integers(1, GENRES_A_TRACK, size, endpoint=True)
    counts[random.random(size) < WITHOUT_GENRE] = 0
    genres[np.arange(GENRES_A_TRACK) >= counts[:, None]] = NO_GENRE
    return Catalogue(
        track_ids=np.arange(1, size + 1, dtype=np.int64),
        features=features,
        ranks=shares_at_or_below(features),
        artist_numbers=_numbers(random, size, 0, max(size // TRACKS_PER_ARTIST, 1), np.int32),
        song_numbers=_numbers(random, size, 0, int(size / TRACKS_PER_SONG), np.int32),
        genres=genres,
        genres_of_artist=(random.random(size) < 0.2) & (counts > 0),
        years=_numbers(random, size, FIRST_YEAR, LAST_YEAR, np.int16, WITHOUT_YEAR, UNKNOWN_YEAR),
        modes=_numbers(random, size, 0, 1, np.int8),
        explicit=_numbers(random, size, 0, 1, np.int8),
        popularity=_numbers(random, size, 0, 100, np.int8, WITHOUT_POPULARITY),
        song_moods=_numbers(random, size, 0, len(SONG_MOODS) - 1, np.int8),
        genre_names=GENRES,
    )


def _numbers(
    random: np.random.Generator,
    size: int,
    lowest: int,
    highest: int,
    kind: type[Kind],
    unknown: float = 0,
    blank: int = UNKNOWN,
) -> npt.NDArray[Kind]:
    """Whole numbers from `lowest` to `highest`, and `blank` for a share of `unknown`."""
    values = random.integers(lowest, highest, size, endpoint=True).astype(kind)
    values[random.random(size) < unknown] = blank
    return values
