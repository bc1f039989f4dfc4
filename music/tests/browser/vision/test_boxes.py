"""The browser's cascade finds what OpenCV's finds: the same boxes, as often agreed upon."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from emotion.vision.cascades import CascadePool
from emotion.vision.preprocess import GreyImage
from music.tests.browser.vision.bench import Bench
from music.tests.browser.vision.frames import wandering_frames

pytestmark = pytest.mark.browser

# Step between sizes, neighbours, smallest face in pixels.
SETTINGS = [(1.1, 3, 30), (1.2, 5, 69), (1.3, 5, 24), (1.05, 4, 80)]
SEARCH = """bench.search(grey, width, height,
    {{scaleFactor: {0}, neighbours: {1}, smallest: {2}}})"""


@pytest.fixture(scope="module")
def frames() -> list[GreyImage]:
    return list(wandering_frames(300, seed=7))


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_three_hundred_frames_give_the_boxes_of_opencv(
    bench: Bench, frames: list[GreyImage], cascade_file: Path, setting: tuple[float, int, int]
) -> None:
    scale_factor, neighbours, smallest = setting
    opencv = CascadePool(cascade_file)
    expected = [
        opencv.search(one, scale_factor=scale_factor, neighbours=neighbours, smallest=smallest)
        for one in frames
    ]
    assert sum(len(faces) for faces in expected) > 150
    bench.show(frames)
    assert bench.faces(SEARCH.format(*setting)) == expected


@pytest.mark.parametrize("size", [(1, 1), (23, 400), (24, 24), (25, 24), (24, 57), (300, 31)])
def test_pictures_hardly_larger_than_the_window_are_searched_as_opencv_searches_them(
    bench: Bench, frames: list[GreyImage], cascade_file: Path, size: tuple[int, int]
) -> None:
    small = [np.asarray(cv2.resize(one, size), np.uint8) for one in frames[:60]]
    opencv = CascadePool(cascade_file)
    bench.show(small)
    found = bench.faces(SEARCH.format(1.1, 1, 24))
    assert found == [
        opencv.search(one, scale_factor=1.1, neighbours=1, smallest=24) for one in small
    ]
