from __future__ import annotations

import numpy as np
import pytest

from emotion.labels import LABELS, Emotion
from recommendations.engine.catalogue import Catalogue
from recommendations.engine.maps.default import default_map
from recommendations.engine.maps.directions import DIRECTIONS
from recommendations.engine.maps.genre_rules import FAMILIES, FAMILY_OF, genre_offsets
from recommendations.engine.maps.rules import estimates
from recommendations.tests.engine.catalogues import catalogue_of

# A square of songs: all pairs of eleven valences and eleven energies.
GRID = np.linspace(0, 1, 11)
SQUARE = catalogue_of(
    valence=np.repeat(GRID, 11).tolist(),
    energy=np.tile(GRID, 11).tolist(),
    danceability=[0.5] * 121,
)


def best(catalogue: Catalogue, emotion: Emotion, count: int = 10) -> list[int]:
    fits = default_map(catalogue).fits[:, LABELS.index(emotion)]
    rows: list[int] = np.argsort(-fits, kind="stable")[:count].tolist()
    return rows


@pytest.mark.parametrize(
    ("emotion", "bright", "loud"),
    [
        (Emotion.HAPPY, True, True),
        (Emotion.SURPRISE, True, True),
        (Emotion.ANGRY, False, True),
        (Emotion.FEAR, False, True),
        (Emotion.SAD, False, False),
    ],
)
def test_a_strong_emotion_wants_the_far_end_of_its_direction(
    emotion: Emotion, bright: bool, loud: bool
) -> None:
    songs = SQUARE.features[best(SQUARE, emotion), :2]
    assert ((songs[:, 0] > 0.5) == bright).all()
    assert ((songs[:, 1] > 0.5) == loud).all()


def test_neutral_wants_the_middle() -> None:
    songs = SQUARE.features[best(SQUARE, Emotion.NEUTRAL), :2]
    assert np.abs(songs - 0.5).max() <= 0.3


def test_disgust_is_a_place_and_not_the_far_end() -> None:
    songs = SQUARE.features[best(SQUARE, Emotion.DISGUST), :2]
    assert songs[:, 0].max() < 0.5
    assert 0.4 < songs[:, 1].mean() < 0.9


def test_fear_and_anger_differ_by_what_stands_up_and_what_does_not() -> None:
    # Every sound twice; only the genre says that one of the two stands its ground.
    catalogue = catalogue_of(
        valence=np.tile(SQUARE.features[:, 0], 2),
        energy=np.tile(SQUARE.features[:, 1], 2),
        danceability=[0.5] * 242,
        genres=[["rap"]] * 121 + [["folk"]] * 121,
    )
    assert all(row < 121 for row in best(catalogue, Emotion.ANGRY))
    assert all(row >= 121 for row in best(catalogue, Emotion.FEAR, 5))


def test_dominance_says_nothing_that_valence_and_arousal_say_already() -> None:
    random = np.random.default_rng(8)
    features = random.random((400, 4))
    catalogue = catalogue_of(
        valence=features[:, 0].tolist(),
        energy=features[:, 1].tolist(),
        danceability=features[:, 2].tolist(),
        loudness=features[:, 1].tolist(),
        instrumentalness=features[:, 3].tolist(),
    )
    valence, arousal, dominance = estimates(catalogue).T
    for known in (valence, arousal):
        assert abs((known * dominance).mean()) < 0.1 * known.std() * dominance.std()


def test_a_minor_song_is_estimated_darker_than_the_same_in_major() -> None:
    catalogue = catalogue_of(
        valence=[0.5] * 3, energy=[0.5] * 3, danceability=[0.5] * 3, modes=[0, -1, 1]
    )
    minor, unknown, major = estimates(catalogue)[:, 0]
    assert minor < unknown < major


def test_a_song_of_the_sixties_is_estimated_brighter_than_one_of_the_nineties() -> None:
    catalogue = catalogue_of(
        valence=[0.5] * 3, energy=[0.5] * 3, danceability=[0.5] * 3, years=[1964, 1995, 0]
    )
    sixties, nineties, unknown = estimates(catalogue)[:, 0]
    assert sixties > nineties == unknown


def test_genres_without_a_family_are_left_out_of_the_mean() -> None:
    catalogue = catalogue_of(genres=[["metal", "swedish"], ["metal"], ["swedish"], []])
    offsets = genre_offsets(catalogue)
    assert offsets[0].tolist() == offsets[1].tolist() == [-0.25, 0.05, 0.5]
    assert not offsets[2:].any()


def test_no_genre_stands_in_two_families() -> None:
    named = [genre for family in FAMILIES for genre in family.genres]
    assert sorted(named) == sorted(set(named)) == sorted(FAMILY_OF)


def test_published_directions_lie_within_the_scale() -> None:
    assert set(DIRECTIONS) | {Emotion.DISGUST, Emotion.NEUTRAL} == set(Emotion)
    assert all(abs(part) < 1 for direction in DIRECTIONS.values() for part in direction)
