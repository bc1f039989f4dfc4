"""Catalogues of any shape, for properties that must hold of all of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from emotion.labels import Emotion
from recommendations.engine.catalogue import Catalogue

Row = tuple[int, tuple[float, float, float], int]

# A coarse grid makes ties common; the rest of the line brings the values that data sets
# are not supposed to hold.
_feature = st.one_of(
    st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]),
    st.floats(0, 1, width=32),
    st.floats(width=32),
)


def build(rows: Sequence[Row]) -> Catalogue:
    return Catalogue(
        track_ids=np.array([row[0] for row in rows], np.int64),
        features=np.array([row[1] for row in rows], np.float32).reshape(-1, 3),
        artist_numbers=np.array([row[2] for row in rows], np.int32),
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
    return Catalogue(
        track_ids=random.permutation(size).astype(np.int64) + 1,
        features=random.random((size, 3), np.float32),
        artist_numbers=random.integers(0, artists, size).astype(np.int32),
    )
