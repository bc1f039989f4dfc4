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


def tilted(portrait: GreyImage, degrees: int) -> GreyImage:
    """The head, clockwise, about its own centre."""
    turn = cv2.getRotationMatrix2D((224, 113), -degrees, 1)
    size = (portrait.shape[1], portrait.shape[0])
    turned = cv2.warpAffine(portrait, turn, size, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(turned, np.uint8)


def likeness(one: GreyImage, other: GreyImage) -> float:
    """Correlation of what the network would see, -1 to 1."""
    return float(np.corrcoef(preprocess(one).ravel(), preprocess(other).ravel())[0, 1])


@pytest.mark.parametrize("degrees", [25, 20, -20, -25])
def test_a_tilted_head_is_found_only_on_request_and_comes_out_upright(
    detector: HaarFaceDetector, portrait: GreyImage, degrees: int
) -> None:
    picture = tilted(portrait, degrees)
    assert detector.detect(picture) == ()
    (face,) = detector.detect(picture, tilted=True)
    assert face.turn == (20 if degrees > 0 else -20)
    assert abs(face.x + face.width / 2 - 224) < 8
    assert abs(face.y + face.height / 2 - 113) < 8
    (straight,) = detector.detect(portrait)
    upright = crop_face(portrait, straight)
    stood = likeness(crop_face(picture, face), upright)
    as_it_was = picture[face.y : face.y + face.height, face.x : face.x + face.width]
    assert stood > 0.8
    assert stood > likeness(as_it_was, upright) + 0.2


def test_an_upright_face_is_not_looked_for_again(
    detector: HaarFaceDetector, portrait: GreyImage
) -> None:
    assert detector.detect(portrait, tilted=True) == detector.detect(portrait)


@pytest.mark.parametrize("size", [(480, 640), (24, 24), (5, 7), (1, 1)])
def test_a_flat_picture_has_no_tilted_face(
    detector: HaarFaceDetector, size: tuple[int, int]
) -> None:
    assert detector.detect(np.full(size, 99, np.uint8), tilted=True) == ()


def test_threads_find_the_same_tilted_heads(
    detector: HaarFaceDetector, portrait: GreyImage
) -> None:
    frames = [tilted(portrait, degrees) for degrees in (25, -25, 20, -20)] * 4
    alone = [detector.detect(frame, tilted=True) for frame in frames]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda frame: detector.detect(frame, tilted=True), frames))
    assert together == alone
    assert all(alone)
