"""The network is given the same numbers in the browser as in Python."""

from __future__ import annotations

from dataclasses import asdict

import cv2
import numpy as np
import pytest

from emotion.readings import FaceBox
from emotion.vision.crops import crop_face
from emotion.vision.preprocess import GreyImage, preprocess
from music.tests.browser.vision.bench import Bench, unpacked
from music.tests.browser.vision.frames import tilted_frames

pytestmark = pytest.mark.browser

INPUTS = """(faces) => {
    const {grey, width, height} = bench.pictures[0];
    const {cropFace, preprocess} = bench.vision;
    return faces.map((face) => bench.text(preprocess(cropFace(grey, width, height, face))));
}"""
RESIZED = """([how, sizes]) => {
    const {grey, width, height} = bench.pictures[0];
    return sizes.map(([across, down]) =>
        bench.text(bench.vision[how](grey, width, height, across, down)));
}"""
REFUSED = """([length, width, height]) => {
    try {
        bench.vision.preprocess({pixels: new Uint8Array(length), width, height});
    } catch (error) {
        return error.name;
    }
}"""


def faces_of_all_sizes() -> list[FaceBox]:
    """Upright and tilted, from a quarter of the network's size to eight times it."""
    random = np.random.default_rng(8)
    sides = [*range(12, 60), *range(60, 160, 3), 96, 144, 192, 240, 288, 384, 97, 383]
    faces = []
    for side in sides:
        for turn in (0, 20, -20):
            x, y = (int(random.integers(0, 401 - side)) for _ in range(2))
            faces.append(FaceBox(x, y, side, side, 6, turn))
    return faces


@pytest.fixture(scope="module")
def picture() -> GreyImage:
    portrait = tilted_frames([3], (400, 400))[0]
    coarse = np.random.default_rng(9).integers(-12, 13, portrait.shape)
    return np.asarray(np.clip(portrait + coarse, 0, 255), np.uint8)


def test_two_hundred_faces_become_the_same_numbers(bench: Bench, picture: GreyImage) -> None:
    faces = faces_of_all_sizes()
    assert len(faces) > 200
    bench.show([picture])
    answers = bench.ask(INPUTS, [asdict(face) for face in faces])
    for face, answer in zip(faces, answers, strict=True):
        expected = preprocess(crop_face(picture, face)).reshape(-1)
        assert np.array_equal(unpacked(answer, np.float32), expected), face


@pytest.mark.parametrize("shape", [(300, 40), (31, 70), (1, 1), (48, 96), (96, 20), (48, 47)])
def test_crops_that_are_not_square_are_resized_as_opencv_does(
    bench: Bench, picture: GreyImage, shape: tuple[int, int]
) -> None:
    crop = np.ascontiguousarray(picture[: shape[0], : shape[1]])
    bench.show([crop])
    (answer,) = bench.ask(RESIZED, ["resizeByArea", [(48, 48)]])
    expected = cv2.resize(crop, (48, 48), interpolation=cv2.INTER_AREA)
    assert np.array_equal(unpacked(answer).reshape(48, 48), expected)


def test_enlarged_photographs_are_those_of_opencv(bench: Bench, picture: GreyImage) -> None:
    sizes = [(480, 480), (401, 400), (400, 403), (1200, 800), (400, 400)]
    bench.show([picture])
    for size, answer in zip(sizes, bench.ask(RESIZED, ["resizeLinearly", sizes]), strict=True):
        expected = cv2.resize(picture, size, interpolation=cv2.INTER_LINEAR)
        assert np.array_equal(unpacked(answer).reshape(expected.shape), expected)


@pytest.mark.parametrize("crop", [(0, 0, 0), (3, 2, 2)], ids=["empty", "not whole"])
def test_what_is_no_crop_is_refused(bench: Bench, crop: tuple[int, int, int]) -> None:
    assert bench.ask(REFUSED, crop) == "RangeError"
