from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import cv2
import numpy as np
import pytest

from emotion.vision.crops import crop_face
from emotion.vision.faces import HaarFaceDetector
from emotion.vision.preprocess import GreyImage, preprocess


@pytest.fixture(scope="module")
def detector(cascade: Path) -> HaarFaceDetector:
    return HaarFaceDetector(cascade)


@pytest.fixture(scope="module")
def near(portrait: GreyImage) -> GreyImage:
    """The astronaut as near as before a laptop, 490x420; the face about (216, 158)."""
    return np.asarray(cv2.resize(portrait[0:300, 70:420], (490, 420)), np.uint8)


def tilted(near: GreyImage, degrees: int) -> GreyImage:
    """The head, clockwise, about its own centre."""
    turn = cv2.getRotationMatrix2D((216, 158), -degrees, 1)
    turned = cv2.warpAffine(near, turn, (490, 420), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(turned, np.uint8)


def likeness(one: GreyImage, other: GreyImage) -> float:
    """Correlation of what the network would see, -1 to 1."""
    return float(np.corrcoef(preprocess(one).ravel(), preprocess(other).ravel())[0, 1])


@pytest.mark.parametrize("degrees", [25, 20, -25, -28])
def test_a_tilted_head_is_found_only_on_request_and_comes_out_upright(
    detector: HaarFaceDetector, near: GreyImage, degrees: int
) -> None:
    picture = tilted(near, degrees)
    assert detector.detect(picture) == ()
    (face,) = detector.detect(picture, tilted=True)
    assert face.turn == (20 if degrees > 0 else -20)
    assert abs(face.x + face.width / 2 - 216) < 12
    assert abs(face.y + face.height / 2 - 158) < 12
    (straight,) = detector.detect(near)
    upright = crop_face(near, straight)
    stood = likeness(crop_face(picture, face), upright)
    as_it_was = picture[face.y : face.y + face.height, face.x : face.x + face.width]
    assert stood > 0.75
    assert stood > likeness(as_it_was, upright) + 0.2


def test_an_upright_face_is_not_looked_for_again(
    detector: HaarFaceDetector, near: GreyImage
) -> None:
    assert detector.detect(near, tilted=True) == detector.detect(near)


@pytest.mark.parametrize("size", [(480, 640), (24, 24), (5, 7), (1, 1)])
def test_a_flat_picture_has_no_tilted_face(
    detector: HaarFaceDetector, size: tuple[int, int]
) -> None:
    assert detector.detect(np.full(size, 99, np.uint8), tilted=True) == ()


def test_threads_find_the_same_tilted_heads(detector: HaarFaceDetector, near: GreyImage) -> None:
    frames = [tilted(near, degrees) for degrees in (25, -25, 20, -28)] * 4
    alone = [detector.detect(frame, tilted=True) for frame in frames]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda frame: detector.detect(frame, tilted=True), frames))
    assert together == alone
    assert all(alone)
