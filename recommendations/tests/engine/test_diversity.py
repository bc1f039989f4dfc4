from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.labels import Emotion
from recommendations.engine.diversity import within_caps
from recommendations.engine.request import Goal
from recommendations.tests.engine.worlds import feeling, rows_of, world_of


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3))), st.integers(1, 3))
def test_the_caps_take_what_going_down_the_list_would_take(
    tracks: list[tuple[int, int]], cap: int
) -> None:
    songs = [10 * artist + song for artist, song in tracks]
    taken: Counter[int] = Counter()
    seen: set[int] = set()
    expected = []
    for (artist, _), song in zip(tracks, songs, strict=True):
        expected.append(song not in seen and taken[artist] < cap)
        seen.add(song)
        taken[artist] += expected[-1]
    artists = np.array([artist for artist, _ in tracks], np.int32)
    assert within_caps(artists, np.array(songs, np.int32), cap).tolist() == expected


@pytest.mark.parametrize("goal", list(Goal))
def test_an_artist_who_fills_the_best_places_does_not_hide_the_others(goal: Goal) -> None:
    world = world_of(seed=8, size=4000, artists=4000)
    artists = world.catalogue.artist_numbers.copy()
    sad = world.mood_map.fits[:, list(Emotion).index(Emotion.SAD)]
    artists[np.argsort(-sad)[:3900]] = -1
    crowded = world.of_artists(artists)
    rows = rows_of(crowded.recommend(feeling(Emotion.SAD, goal=goal)))
    assert len(rows) == 40
    assert np.count_nonzero(artists[rows] == -1) <= 2
