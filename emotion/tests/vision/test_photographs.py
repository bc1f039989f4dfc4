from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from emotion.vision.faces import HaarFaceDetector
from emotion.vision.preprocess import GreyImage


@pytest.fixture(scope="module")
def detector(cascade: Path) -> HaarFaceDetector:
    return HaarFaceDetector(cascade)


@pytest.mark.parametrize("scale", [0.3, 1, 3.7])
def test_a_photograph_of_any_size_gives_its_face_in_its_own_pixels(
    detector: HaarFaceDetector, portrait: GreyImage, scale: float
) -> None:
    photograph = np.asarray(cv2.resize(portrait, None, fx=scale, fy=scale), np.uint8)
    (face,) = detector.detect_in_photograph(photograph)
    assert abs((face.x + face.width / 2) / scale - 224) < 8
    assert abs((face.y + face.height / 2) / scale - 113) < 8
    assert 85 <= face.width / scale <= 115


def test_a_face_that_fills_the_photograph_is_found_inside_it(
    detector: HaarFaceDetector, portrait: GreyImage
) -> None:
    photograph = np.ascontiguousarray(portrait[70:158, 182:266])
    assert detector.detect(photograph) == ()
    (face,) = detector.detect_in_photograph(photograph)
    assert face.width > 70
    assert 0 <= face.x <= 84 - face.width
    assert 0 <= face.y <= 88 - face.height


def test_a_smaller_face_is_found_than_in_a_frame(
    detector: HaarFaceDetector, portrait: GreyImage
) -> None:
    photograph = np.zeros((900, 900), np.uint8)
    photograph[200:712, 100:612] = portrait
    assert detector.detect(photograph) == ()
    (face,) = detector.detect_in_photograph(photograph)
    assert abs(face.x + face.width / 2 - 324) < 8


def test_a_tilted_head_is_always_looked_for(
    detector: HaarFaceDetector, portrait: GreyImage
) -> None:
    turn = cv2.getRotationMatrix2D((224, 113), 25, 1)
    photograph = np.asarray(cv2.warpAffine(portrait, turn, (512, 512)), np.uint8)
    (face,) = detector.detect_in_photograph(photograph)
    assert face.turn == -20
    assert abs(face.x + face.width / 2 - 224) < 10


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (3000, 20)])
def test_a_photograph_of_nothing_has_no_face(
    detector: HaarFaceDetector, size: tuple[int, int]
) -> None:
    assert detector.detect_in_photograph(np.full(size, 128, np.uint8)) == ()
