from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from emotion.labels import LABELS, Emotion
from recommendations.engine.maps.tables import (
    INSIDE_OUT,
    WMUSIC,
    Table,
    cosine_map,
    inside_out_map,
    wmusic_map,
)
from recommendations.engine.probabilities import weights
from recommendations.tests.engine.catalogues import catalogue_of, probabilities, random_catalogue


@pytest.mark.parametrize("table", [WMUSIC, INSIDE_OUT], ids=["wmusic", "inside-out"])
def test_a_table_has_a_point_for_each_emotion_within_the_scales(table: Table) -> None:
    assert set(table) == set(Emotion)
    assert all(0 <= part <= 1 for point in table.values() for part in point)


def test_the_song_at_an_emotions_point_fits_it_best() -> None:
    points = np.array([WMUSIC[Emotion(label)] for label in LABELS])
    catalogue = catalogue_of(valence=points[:, 0], energy=points[:, 1], danceability=points[:, 2])
    assert wmusic_map(catalogue).fits.argmax(axis=0).tolist() == list(range(7))


@given(values=probabilities())
def test_a_mixed_mood_orders_songs_by_distance_to_the_mean_of_its_points(
    values: list[float],
) -> None:
    catalogue = random_catalogue(40, 40, seed=6)
    shares = weights(values)
    scores = wmusic_map(catalogue).fits.astype(np.float64) @ shares
    mean = shares @ np.array([WMUSIC[Emotion(label)] for label in LABELS])
    distances = ((catalogue.features[:, :3] - mean) ** 2).sum(axis=1)
    assert np.allclose(scores - scores[0], distances[0] - distances, atol=1e-5)


def test_the_angle_ignores_how_far_out_a_song_lies() -> None:
    catalogue = catalogue_of(
        valence=[0.4, 0.8, 0.0], energy=[0.35, 0.7, 0.0], danceability=[0.4, 0.8, 0.0]
    )
    happy = cosine_map(catalogue).fits[:, LABELS.index(Emotion.HAPPY)]
    assert happy[0] == pytest.approx(happy[1]) == pytest.approx(1)
    assert happy[2] == -1


def test_the_two_tables_are_not_the_same_engine() -> None:
    catalogue = random_catalogue(200, 200, seed=9)
    one, other = wmusic_map(catalogue).fits, inside_out_map(catalogue).fits
    assert (one.argmax(axis=0) != other.argmax(axis=0)).sum() >= 5
