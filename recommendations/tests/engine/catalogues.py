"""Catalogues of any shape, for properties that must hold of all of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from hypothesis import strategies as st

from emotion.labels import Emotion
from recommendations.engine.catalogue import (
    GENRES_A_TRACK,
    NO_GENRE,
    UNKNOWN,
    UNKNOWN_YEAR,
    Catalogue,
)
from recommendations.engine.features import FEATURES, SONG_MOODS
from recommendations.engine.ranks import shares_at_or_below

Row = tuple[int, tuple[float, float, float], int]

# A coarse grid makes ties common; the rest of the line brings the values that data sets
# are not supposed to hold.
_feature = st.one_of(
    st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]),
    st.floats(0, 1, width=32),
    st.floats(width=32),
)


def catalogue_of(
    count: int | None = None,
    *,
    ids: Sequence[int] | None = None,
    artists: Sequence[int] | None = None,
    songs: Sequence[int] | None = None,
    genres: Sequence[Sequence[str]] | None = None,
    genres_of_artist: Sequence[bool] | None = None,
    years: Sequence[int] | None = None,
    modes: Sequence[int] | None = None,
    explicit: Sequence[int] | None = None,
    popularity: Sequence[int] | None = None,
    song_moods: Sequence[str] | None = None,
    version: int = 0,
    **features: Sequence[float] | npt.NDArray[np.float32],
) -> Catalogue:
    """A catalogue from the columns that a test is about; all others are unknown.

    `features` are any of `FEATURES` by name. Ids begin at 1, and every track is a song of
    its own by an artist of its own, unless said otherwise. Without any column `count`
    says how many tracks there are. Genres and song moods are given by name, "" for an
    unknown mood; ranks follow from the features.
    """
    if unheard_of := features.keys() - set(FEATURES):
        raise TypeError(f"no such features: {sorted(unheard_of)}")
    given = [ids, artists, songs, genres, genres_of_artist, years, modes, explicit, popularity]
    lengths = {
        len(column) for column in (*given, song_moods, *features.values()) if column is not None
    }
    lengths |= set() if count is None else {count}
    if len(lengths) > 1:
        raise ValueError(f"columns of different lengths: {sorted(lengths)}")
    size = max(lengths, default=0)
    table = np.full((size, len(FEATURES)), np.nan, np.float32)
    for name, column in features.items():
        table[:, FEATURES.index(name)] = column
    named: Sequence[Sequence[str]] = [()] * size if genres is None else genres
    names = tuple(sorted({name for row in named for name in row}))
    return Catalogue(
        track_ids=np.array(range(1, size + 1) if ids is None else ids, np.int64),
        features=table,
        ranks=shares_at_or_below(table),
        artist_numbers=np.array(range(size) if artists is None else artists, np.int32),
        song_numbers=np.array(range(size) if songs is None else songs, np.int32),
        genres=_genre_table(named, names),
        genres_of_artist=np.array(
            [False] * size if genres_of_artist is None else genres_of_artist, np.bool_
        ),
        years=np.array([UNKNOWN_YEAR] * size if years is None else years, np.int16),
        modes=_small(modes, size),
        explicit=_small(explicit, size),
        popularity=_small(popularity, size),
        song_moods=_small(
            None
            if song_moods is None
            else [SONG_MOODS.index(mood) if mood else UNKNOWN for mood in song_moods],
            size,
        ),
        genre_names=names,
        version=version,
    )


def _small(column: Sequence[int] | None, size: int) -> npt.NDArray[np.int8]:
    return np.array([UNKNOWN] * size if column is None else column, np.int8)


def _genre_table(named: Sequence[Sequence[str]], names: Sequence[str]) -> npt.NDArray[np.int16]:
    table = np.full((len(named), GENRES_A_TRACK), NO_GENRE, np.int16)
    for row, genres in enumerate(named):
        table[row, : len(genres)] = [names.index(name) for name in genres]
    return table


def build(rows: Sequence[Row]) -> Catalogue:
    """A catalogue of rows of an id, valence, energy and danceability, and an artist."""
    table = np.array([row[1] for row in rows], np.float32).reshape(-1, 3)
    return catalogue_of(
        len(rows),
        ids=[row[0] for row in rows],
        artists=[row[2] for row in rows],
        valence=table[:, 0].tolist(),
        energy=table[:, 1].tolist(),
        danceability=table[:, 2].tolist(),
    )


def catalogues(max_size: int = 60) -> st.SearchStrategy[Catalogue]:
    row = st.tuples(
        st.integers(1, 10**6), st.tuples(_feature, _feature, _feature), st.integers(0, 12)
    )
    return st.lists(row, max_size=max_size, unique_by=lambda row: row[0]).map(build)


def probabilities() -> st.SearchStrategy[list[float]]:
    seven = st.lists(st.floats(0, 1), min_size=7, max_size=7)
    return seven.filter(lambda values: sum(values) > 0)


def one_hot(emotion: Emotion) -> list[float]:
    return [float(label is emotion) for label in Emotion]


def random_catalogue(size: int, artists: int, seed: int) -> Catalogue:
    random = np.random.default_rng(seed)
    ids = (random.permutation(size) + 1).tolist()
    table = random.random((size, 3), np.float32)
    numbers = random.integers(0, artists, size).tolist()
    return build(list(zip(ids, map(tuple, table.tolist()), numbers, strict=True)))
