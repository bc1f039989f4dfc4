from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given

from emotion.labels import Emotion
from recommendations.engine.targets import TARGETS, target, weights
from recommendations.tests.engine.catalogues import one_hot, probabilities


@pytest.mark.parametrize(
    ("emotion", "point"),
    [
        (Emotion.HAPPY, [0.8, 0.7, 0.8]),
        (Emotion.SURPRISE, [0.7, 0.8, 0.7]),
        (Emotion.NEUTRAL, [0.5, 0.5, 0.5]),
        (Emotion.ANGRY, [0.1, 0.9, 0.6]),
        (Emotion.FEAR, [0.2, 0.6, 0.3]),
        (Emotion.DISGUST, [0.2, 0.3, 0.2]),
        (Emotion.SAD, [0.3, 0.4, 0.3]),
    ],
)
def test_a_certain_emotion_aims_at_its_own_point(emotion: Emotion, point: list[float]) -> None:
    assert target(one_hot(emotion)).tolist() == pytest.approx(point)


def test_mixed_emotions_aim_between_their_points() -> None:
    half = [(a + b) / 2 for a, b in zip(one_hot(Emotion.HAPPY), one_hot(Emotion.SAD), strict=True)]
    assert target(half).tolist() == pytest.approx([0.55, 0.55, 0.55])


@given(probabilities())
def test_nearness_to_the_target_ranks_songs_as_the_weighted_distances_do(
    seven: list[float],
) -> None:
    songs = np.random.default_rng(5).random((50, 3))
    shares = weights(seven)
    points = np.array([TARGETS[emotion] for emotion in Emotion])
    weighted = (((songs[:, None, :] - points) ** 2).sum(axis=2) * shares).sum(axis=1)
    to_target = ((songs - target(seven)) ** 2).sum(axis=1)
    # Equal up to a constant, hence the same ranking.
    difference = weighted - to_target
    assert np.allclose(difference, difference[0], atol=1e-12)


@given(probabilities())
def test_weights_sum_to_one_whatever_their_scale(seven: list[float]) -> None:
    assert weights(seven).sum() == pytest.approx(1)
    assert weights([1e308 * share for share in weights(seven)]).sum() == pytest.approx(1)


@pytest.mark.parametrize(
    "refused",
    [
        [],
        [1.0] * 6,
        [1.0] * 8,
        [0.0] * 7,
        [-0.1, 1.1, 0, 0, 0, 0, 0],
        [float("nan"), 1, 0, 0, 0, 0, 0],
        [float("inf"), 1, 0, 0, 0, 0, 0],
        [10**400, 1, 0, 0, 0, 0, 0],
        ["0.5", 0.5, 0, 0, 0, 0, 0],
        [True, 0, 0, 0, 0, 0, 0],
        [None, 1, 0, 0, 0, 0, 0],
        [[1.0], 0, 0, 0, 0, 0, 0],
    ],
    ids=repr,
)
def test_anything_but_seven_probabilities_is_refused(refused: list[Any]) -> None:
    with pytest.raises(ValueError, match="probabilit"):
        target(refused)
