"""Chance decides between equals only: two presses differ and both fit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.labels import Emotion
from recommendations.engine.pool import best_within_caps, pool_size
from recommendations.engine.request import Goal, Heard
from recommendations.engine.shuffle import BANDS
from recommendations.tests.engine.worlds import feeling, ids_of, rows_of, world_of


@pytest.mark.parametrize("goal", list(Goal))
@pytest.mark.parametrize("size", [300, 6000])
def test_two_presses_differ_without_any_memory(goal: Goal, size: int) -> None:
    world = world_of(seed=9, size=size, artists=size)
    first, second = (
        ids_of(world.recommend(feeling(Emotion.SAD, goal=goal, seed=seed))) for seed in (1, 2)
    )
    assert first != second
    assert size < 1000 or set(first) != set(second)


@pytest.mark.parametrize(
    ("candidates", "size"), [(0, 40), (100, 40), (1000, 42), (30_000, 115), (10**6, 400)]
)
def test_the_pool_is_a_small_share_of_the_candidates(candidates: int, size: int) -> None:
    assert pool_size(candidates, 40, 0) == size


@given(st.integers(1, 10**7), st.integers(1, 100), st.floats(0, 1))
def test_taste_never_narrows_more_than_the_mood_does(
    candidates: int, limit: int, strength: float
) -> None:
    size = pool_size(candidates, limit, strength)
    assert size >= min(limit, candidates)
    if candidates > 2 * limit:
        # Half a row for rounding.
        assert (size - 0.5) / limit <= candidates / (size - 0.5)


@pytest.mark.parametrize("familiarity", [0.0, 0.5, 1.0])
def test_a_better_quarter_of_the_pool_always_comes_first(familiarity: float) -> None:
    world = world_of(seed=10, size=3000, artists=3000)
    taste = tuple(Heard(track, 1.0) for track in range(1, 60))
    answer = world.recommend(feeling(Emotion.FEAR, taste=taste, familiarity=familiarity))
    scores = world.mood_map.fits[:, list(Emotion).index(Emotion.FEAR)]
    pool = best_within_caps(
        world.catalogue, scores, pool_size(3000, 40, 2 * abs(familiarity - 0.5)), 2
    )
    bands = [set(band.tolist()) for band in np.array_split(pool, BANDS)]
    rows = rows_of(answer)
    for band, quarter in zip(bands, np.array_split(rows, BANDS), strict=True):
        assert set(quarter.tolist()) <= band


def test_ties_wider_than_the_first_window_are_cut_at_the_lower_rows() -> None:
    world = world_of(seed=11, size=5000, artists=5000)
    level = np.zeros(5000, np.float32)
    level[4000:4003] = 1
    assert best_within_caps(world.catalogue, level, 6, 2).tolist() == [4000, 4001, 4002, 0, 1, 2]
