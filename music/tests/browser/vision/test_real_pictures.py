"""Photographs and clips of real people, and of none."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from emotion.vision.cascades import CascadePool
from emotion.vision.faces import HaarFaceDetector
from emotion.vision.preprocess import GreyImage
from music.tests.browser.vision.bench import Bench
from music.tests.browser.vision.test_boxes import SEARCH, SETTINGS
from music.tests.browser.vision.test_looks_again import PHOTOGRAPHED, TILTED

pytestmark = [pytest.mark.browser, pytest.mark.data]

# Every setting is tried on every photograph; larger ones would take a minute.
LONGEST_SIDE = 320


@pytest.fixture(scope="module")
def photographs(shared_data: Path) -> list[GreyImage]:
    folder = shared_data / "faces"
    entries = json.loads((folder / "manifest.json").read_text())
    names = [entry["file"] for entry in entries if not entry["file"].endswith(".mp4")]
    pictures = [cv2.imread(str(folder / name), cv2.IMREAD_GRAYSCALE) for name in names]
    return [np.asarray(picture, np.uint8) for picture in pictures]


def frames(clip: Path) -> list[GreyImage]:
    capture = cv2.VideoCapture(str(clip))
    pictures: list[GreyImage] = []
    while True:
        more, frame = capture.read()
        if not more:
            return pictures
        pictures.append(np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY), np.uint8))


def fitted(picture: GreyImage) -> GreyImage:
    scale = min(1, LONGEST_SIDE / max(picture.shape))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_photographs_give_the_boxes_of_opencv(
    bench: Bench,
    photographs: list[GreyImage],
    cascade_file: Path,
    setting: tuple[float, int, int],
) -> None:
    scale_factor, neighbours, smallest = setting
    opencv = CascadePool(cascade_file)
    small = [fitted(one) for one in photographs]
    bench.show(small)
    assert bench.faces(SEARCH.format(*setting)) == [
        opencv.search(one, scale_factor=scale_factor, neighbours=neighbours, smallest=smallest)
        for one in small
    ]


def test_photographs_give_the_faces_of_the_photograph_search(
    bench: Bench, photographs: list[GreyImage], python_detector: HaarFaceDetector
) -> None:
    expected = [python_detector.detect_in_photograph(one) for one in photographs]
    assert sum(len(faces) for faces in expected) > 15
    bench.show(photographs)
    assert bench.faces(PHOTOGRAPHED) == expected


@pytest.mark.parametrize("clip", ["clip_single_face.mp4", "clip_no_face.mp4"])
def test_clips_give_the_faces_of_the_camera_search(
    bench: Bench, shared_data: Path, python_detector: HaarFaceDetector, clip: str
) -> None:
    pictures = frames(shared_data / "faces" / clip)[::2]
    assert len(pictures) > 25
    bench.show(pictures)
    assert bench.faces(TILTED) == [python_detector.detect(one, tilted=True) for one in pictures]
