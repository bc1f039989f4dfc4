from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from emotion.tests.networks import uses_keras

pytestmark = uses_keras
FACES = 400


@pytest.fixture(scope="module")
def changed() -> Any:
    """Many changed copies of one face: a bright right half with a dot above the middle."""
    import tensorflow as tf

    from emotion.training.augmentation import augment

    tf.random.set_seed(1)
    face = np.zeros((48, 48, 1), np.float32)
    face[:, 24:] = 0.5
    face[8:11, 23:26] = 1.0
    return augment(tf.constant(np.repeat(face[None], FACES, axis=0))).numpy()


def dots(faces: Any) -> Any:
    """Where the dot of each face is, relative to the centre: [N, 2] as (x, y)."""
    flat = faces.reshape(len(faces), -1).argmax(axis=1)
    return np.stack([flat % 48, flat // 48], axis=1) - 23.5


def test_shape_range_and_type_stay(changed: Any) -> None:
    assert changed.shape == (FACES, 48, 48, 1)
    assert changed.dtype == np.float32
    assert changed.min() >= 0
    assert changed.max() <= 1


def test_about_half_of_the_faces_are_mirrored(changed: Any) -> None:
    bright_on_the_left = changed[:, 24, 4, 0] > changed[:, 24, 43, 0]
    assert 0.4 < bright_on_the_left.mean() < 0.6


def test_turns_and_zooms_stay_within_their_limits(changed: Any) -> None:
    x, y = dots(changed).T
    turns, radii = np.degrees(np.arctan2(x, -y)), np.hypot(x, y)
    # A dot has the size of some pixels, hence the slack.
    assert np.abs(turns).max() < 15 + 9
    assert np.abs(turns).max() > 10
    assert radii.min() > 14 * 0.85 - 2
    assert radii.max() < 14 * 1.15 + 2.5
    assert radii.std() > 0.5


def test_no_face_turns_upside_down(changed: Any) -> None:
    assert (dots(changed)[:, 1] < 0).all()


def test_faces_differ_from_one_another(changed: Any) -> None:
    assert len(np.unique(changed.reshape(FACES, -1), axis=0)) > FACES * 0.95
