"""Grey, turned and shrunk pictures are those of Python, pixel for pixel."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from emotion.vision.preprocess import GreyImage
from emotion.vision.rotation import corner_before_turning, cut_upright, upright
from music.tests.browser.vision.bench import Bench, packed, unpacked

pytestmark = pytest.mark.browser

GREY = """({pixels, width, height}) => {
    const rgba = new Uint8ClampedArray(bench.bytes(pixels).buffer);
    return bench.text(bench.vision.greyOf(rgba, width, height));
}"""
UPRIGHT = """(turn) => bench.pictures.map(({grey, width, height}) =>
    bench.text(bench.vision.upright(grey, width, height, turn)))"""
CUT = """([boxes, turn]) => {
    const {grey, width, height} = bench.pictures[0];
    return boxes.map(([x, y, across, down]) => bench.text(bench.vision.cutUpright(
        grey, width, height, {x, y, width: across, height: down}, turn)));
}"""
CORNERS = """([squares, width, height, turn]) => squares.map(([x, y, side]) => {
    const corner = bench.vision.cornerBeforeTurning({x, y, width: side}, width, height, turn);
    return corner && [corner.x, corner.y];
})"""
LAYERS = """(sizes) => {
    const {grey, width, height} = bench.pictures[0];
    return sizes.map(([across, down]) => {
        const result = new Uint8Array(across * down);
        bench.vision.shrinkToLayer(
            grey, width, height, {width: across, height: down}, result);
        return bench.text(result);
    });
}"""
REFUSED = """(turn) => {
    try {
        bench.vision.upright(new Uint8Array(4), 2, 2, turn);
    } catch (error) {
        return error.name;
    }
}"""


@pytest.fixture
def random() -> np.random.Generator:
    """Begun anew for every test: they run in any order, and each sees the same numbers."""
    return np.random.default_rng(11)


def noise(random: np.random.Generator, height: int, width: int) -> GreyImage:
    return random.integers(0, 256, (height, width), dtype=np.uint8)


def test_grey_is_that_of_opencv(bench: Bench, random: np.random.Generator) -> None:
    rgba = random.integers(0, 256, (480, 640, 4), dtype=np.uint8)
    # Every level of each colour alone, and of grey, whose weights must add up.
    levels = np.arange(256, dtype=np.uint8)
    for row, colours in enumerate([(0,), (1,), (2,), (0, 1, 2)]):
        rgba[row, :256, :3] = 0
        rgba[row, :256, colours] = levels
    message = {"pixels": packed(rgba), "width": 640, "height": 480}
    grey = unpacked(bench.ask(GREY, message)).reshape(480, 640)
    assert np.array_equal(grey, cv2.cvtColor(rgba, cv2.COLOR_RGBA2GRAY))


@pytest.mark.parametrize("turn", [20, -20])
def test_whole_pictures_are_turned_as_in_python(
    bench: Bench, random: np.random.Generator, turn: int
) -> None:
    pictures = [noise(random, *size) for size in [(480, 640), (31, 17), (1, 1), (2, 301)]]
    bench.show(pictures)
    for given, turned in zip(pictures, bench.ask(UPRIGHT, turn), strict=True):
        assert np.array_equal(unpacked(turned).reshape(given.shape), upright(given, turn))


@pytest.mark.parametrize("turn", [20, -20])
def test_boxes_are_cut_out_upright_as_in_python(
    bench: Bench, random: np.random.Generator, turn: int
) -> None:
    picture = noise(random, 120, 160)
    boxes = [(0, 0, 24, 24), (136, 96, 24, 24), (30, 20, 95, 95), (-10, -7, 50, 33)]
    bench.show([picture])
    for box, cut in zip(boxes, bench.ask(CUT, [boxes, turn]), strict=True):
        expected = cut_upright(picture, *box, turn)
        assert np.array_equal(unpacked(cut).reshape(expected.shape), expected)


@pytest.mark.parametrize("turn", [20, -20])
def test_boxes_are_turned_back_as_in_python(
    bench: Bench, random: np.random.Generator, turn: int
) -> None:
    width, height = 321, 240
    sides = random.integers(24, 200, 300)
    squares = [
        (int(random.integers(0, width - side)), int(random.integers(0, height - side)), int(side))
        for side in sides
    ]
    # A small square in a corner is one whose centre comes from outside the frame.
    squares += [(x, y, 24) for x in (0, width - 24) for y in (0, height - 24)]
    expected = [corner_before_turning(x, y, side, (height, width), turn) for x, y, side in squares]
    assert None in expected
    found = bench.ask(CORNERS, [squares, width, height, turn])
    assert [corner and tuple(corner) for corner in found] == expected


def test_no_other_turn_is_known(bench: Bench) -> None:
    assert bench.ask(REFUSED, 15) == "RangeError"


def test_layers_are_those_of_the_exact_bilinear_resize(
    bench: Bench, random: np.random.Generator
) -> None:
    picture = noise(random, 240, 319)
    sizes = [(319, 240), (290, 218), (160, 120), (159, 119), (107, 81), (32, 24)]
    bench.show([picture])
    for size, layer in zip(sizes, bench.ask(LAYERS, sizes), strict=True):
        expected = cv2.resize(picture, size, interpolation=cv2.INTER_LINEAR_EXACT)
        assert np.array_equal(unpacked(layer).reshape(expected.shape), expected)
