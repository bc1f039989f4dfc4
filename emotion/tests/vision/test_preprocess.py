from __future__ import annotations

import cv2
import numpy as np
import pytest

from emotion.vision.preprocess import GreyImage, preprocess, preprocess_all


def ramp(height: int, width: int) -> GreyImage:
    return np.linspace(0, 255, height * width).reshape(height, width).astype(np.uint8)


def test_a_face_of_the_right_size_is_only_divided_by_255() -> None:
    face = ramp(48, 48)
    ready = preprocess(face)
    assert ready.dtype == np.float32
    assert ready.shape == (48, 48, 1)
    assert np.allclose(ready[:, :, 0] * 255, face, atol=1e-4)
    assert (ready.min(), ready.max()) == (0.0, 1.0)


def test_a_larger_face_is_averaged_by_area() -> None:
    # Each pixel of the result covers exactly 2x2 of the face.
    face = ramp(96, 96)
    by_hand = face.reshape(48, 2, 48, 2).mean(axis=(1, 3))
    assert np.abs(preprocess(face)[:, :, 0] * 255 - by_hand).max() <= 0.5 + 1e-4


@pytest.mark.parametrize("size", [(95, 95), (101, 100), (24, 24), (1, 1), (300, 40)])
def test_any_size_becomes_48_by_48_as_opencv_makes_it(size: tuple[int, int]) -> None:
    face = ramp(*size)
    expected = cv2.resize(face, (48, 48), interpolation=cv2.INTER_AREA)
    assert np.array_equal(np.rint(preprocess(face)[:, :, 0] * 255), expected)


def test_many_faces_are_prepared_as_one_is() -> None:
    faces = np.stack([ramp(60, 60), 255 - ramp(60, 60)])
    together = preprocess_all(faces)
    assert together.shape == (2, 48, 48, 1)
    assert np.array_equal(together[1], preprocess(faces[1]))


def test_no_faces_make_an_empty_input() -> None:
    assert preprocess_all(np.empty((0, 48, 48), np.uint8)).shape == (0, 48, 48, 1)


@pytest.mark.parametrize(
    "face",
    [
        np.zeros((48, 48), np.float32),
        np.zeros((48, 48, 3), np.uint8),
        np.zeros((0, 48), np.uint8),
        np.zeros(48, np.uint8),
    ],
    ids=["floats", "colour", "empty", "flat list"],
)
def test_anything_but_a_grey_picture_is_refused(face: GreyImage) -> None:
    with pytest.raises(ValueError, match="uint8"):
        preprocess(face)
