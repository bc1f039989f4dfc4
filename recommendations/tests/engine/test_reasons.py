from __future__ import annotations

from dataclasses import replace

import numpy as np

from emotion.labels import Emotion
from recommendations.engine.reasons import speaking_genres
from recommendations.engine.request import Goal
from recommendations.tests.engine.catalogues import catalogue_of
from recommendations.tests.engine.worlds import feeling, world_of


def test_a_genre_speaks_for_a_mood_that_its_songs_fit_better_than_others() -> None:
    # Twenty songs of metal fit best, twenty of pop worst; one is of both, one of neither,
    # and the metal of the last but one is only its artist's.
    genres = [("metal",)] * 20 + [("pop",)] * 20 + [("pop", "metal"), (), ("metal",), ("rare",)]
    catalogue = catalogue_of(
        genres=genres, genres_of_artist=[False] * 42 + [True, False], valence=[0.5] * 44
    )
    scores = np.array([1.0] * 20 + [-1.0] * 20 + [0.0, 0.0, 1.0, 5.0], np.float32)
    said = speaking_genres(catalogue, scores, np.array([0, 20, 40, 41, 42, 43]))
    assert said == ["metal", "", "metal", "", "", ""]


def test_a_genre_is_told_only_of_tracks_chosen_for_the_mood() -> None:
    world = world_of(seed=24, size=1500, artists=1500)
    metal = world.catalogue.genre_names.index("metal")
    fits = world.mood_map.fits + 5 * (world.catalogue.genres == metal).any(axis=1)[:, np.newaxis]
    world = replace(world, mood_map=replace(world.mood_map, fits=fits.astype(np.float32)))
    assert any(pick.reasons.genre for pick in world.recommend(feeling(Emotion.SAD)).picks)
    for pick in world.recommend(feeling(Emotion.SAD, goal=Goal.LIFT)).picks:
        assert not (pick.reasons.genre and pick.reasons.step)
        assert pick.reasons.genre in {"", "metal"}
