from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.vision.preprocess import GreyImage
from emotion.vision.rotation import (
    COSINE,
    LONGEST_SIDE,
    SINES,
    TURN_DEGREES,
    corner_before_turning,
    cut_upright,
    upright,
)

NUMBERED = np.arange(36, dtype=np.uint8).reshape(6, 6)

# By the formula in the module: the pixel at the top left, a = b = -5, comes from
# x = (-5 C + 5 S + 6 * 2^14) >> 15 = 49344 >> 15 = 1 and
# y = (-5 S - 5 C + 6 * 2^14) >> 15 = -6696 >> 15 = -1, which the edge makes 0: number 1.
STOOD_UP = [
    [1, 2, 3, 4, 11, 11],
    [1, 8, 9, 9, 16, 17],
    [6, 13, 14, 15, 22, 23],
    [12, 13, 20, 21, 22, 29],
    [18, 19, 26, 26, 27, 34],
    [24, 24, 31, 32, 33, 34],
]


def by_hand(grey: GreyImage, left: int, top: int, width: int, height: int, turn: int) -> list[int]:
    """The docstring's formula in Python's own integers, pixel by pixel."""
    sine = {20: 5604, -20: -5604}[turn]
    pixels = []
    for v in range(height):
        for u in range(width):
            a, b = 2 * u - (width - 1), 2 * v - (height - 1)
            x = (15396 * a - sine * b + 2**14 * (2 * left + width - 1) + 2**14) >> 15
            y = (sine * a + 15396 * b + 2**14 * (2 * top + height - 1) + 2**14) >> 15
            x = min(max(x, 0), grey.shape[1] - 1)
            y = min(max(y, 0), grey.shape[0] - 1)
            pixels.append(int(grey[y, x]))
    return pixels


def test_the_constants_are_those_of_twenty_degrees() -> None:
    radians = math.radians(TURN_DEGREES)
    assert round(math.cos(radians) * 2**14) == COSINE
    assert {turn: round(math.sin(math.radians(turn)) * 2**14) for turn in SINES} == SINES
    assert sorted(SINES) == [-20, 20]


def test_a_small_picture_is_turned_pixel_for_pixel() -> None:
    assert upright(NUMBERED, 20).tolist() == STOOD_UP


def test_the_other_direction_is_the_mirror_image() -> None:
    # Not on every grid, but here no pixel lies halfway between two others.
    mirrored = np.ascontiguousarray(NUMBERED[:, ::-1])
    assert upright(mirrored, -20)[:, ::-1].tolist() == STOOD_UP


@given(
    size=st.tuples(st.integers(1, 12), st.integers(1, 12)),
    corner=st.tuples(st.integers(-5, 12), st.integers(-5, 12)),
    cut=st.tuples(st.integers(1, 9), st.integers(1, 9)),
    turn=st.sampled_from([20, -20]),
)
def test_every_pixel_is_the_one_that_the_formula_names(
    size: tuple[int, int], corner: tuple[int, int], cut: tuple[int, int], turn: int
) -> None:
    grey = np.random.default_rng(5).integers(0, 256, size, np.uint8)
    found = cut_upright(grey, *corner, *cut, turn)
    assert found.dtype == np.uint8
    assert found.shape == (cut[1], cut[0])
    assert found.ravel().tolist() == by_hand(grey, *corner, *cut, turn)


def test_the_longest_side_stays_within_32_bits() -> None:
    strip = np.zeros((1, LONGEST_SIDE), np.uint8)
    strip[0, LONGEST_SIDE // 2] = 9
    strip[0, -1] = 7
    assert upright(strip, 20)[0, LONGEST_SIDE // 2] == 9
    last = LONGEST_SIDE - 1
    assert cut_upright(strip, last, 0, 1, 1, -20).tolist() == [[7]]
    assert cut_upright(strip.T, 0, last, 1, 1, -20).tolist() == [[7]]
    bound = (COSINE + SINES[20]) * LONGEST_SIDE + 2**14 * (2 * LONGEST_SIDE + 1)
    assert bound < 2**31
    with pytest.raises(ValueError, match="cannot turn"):
        upright(np.zeros((1, LONGEST_SIDE + 1), np.uint8), 20)


@pytest.mark.parametrize("turn", [0, 10, 21, -30])
def test_no_other_turn_is_known(turn: int) -> None:
    with pytest.raises(ValueError, match="degrees"):
        upright(NUMBERED, turn)


def test_a_head_tilted_clockwise_is_stood_up_by_a_positive_turn() -> None:
    # A line from the centre to where the top of such a head is: up and to the right.
    tilted = np.zeros((101, 101), np.uint8)
    for distance in range(10, 40):
        right = round(distance * math.sin(math.radians(20)))
        up = round(distance * math.cos(math.radians(20)))
        tilted[50 - up - 1 : 50 - up + 2, 50 + right - 1 : 50 + right + 2] = 255
    stood = upright(tilted, 20)
    assert stood[12:40, 50].min() == 255
    assert not stood[:, 55:].any()


@given(
    x=st.integers(150, 400),
    y=st.integers(150, 250),
    side=st.integers(24, 80),
    turn=st.sampled_from([20, -20]),
)
def test_a_box_is_mapped_back_to_where_its_pixels_came_from(
    x: int, y: int, side: int, turn: int
) -> None:
    corner = corner_before_turning(x, y, side, (480, 640), turn)
    assert corner is not None
    # Where the box's centre lies in the picture before the turn, in plain geometry.
    angle = math.radians(turn)
    across, down = x + side / 2 - 320, y + side / 2 - 240
    expected_x = 320 + across * math.cos(angle) - down * math.sin(angle) - side / 2
    expected_y = 240 + across * math.sin(angle) + down * math.cos(angle) - side / 2
    assert abs(corner[0] - expected_x) < 0.53
    assert abs(corner[1] - expected_y) < 0.53


@given(
    x=st.integers(150, 400),
    y=st.integers(150, 250),
    side=st.integers(24, 80),
    turn=st.sampled_from([20, -20]),
)
def test_the_upright_cut_shows_what_was_found_in_the_turned_frame(
    x: int, y: int, side: int, turn: int
) -> None:
    # A smooth picture, so that a pixel's shift shows as a small difference.
    rows, columns = np.mgrid[0:480, 0:640]
    grey = np.asarray(rows / 4 + columns / 6, np.uint8)
    corner = corner_before_turning(x, y, side, grey.shape, turn)
    assert corner is not None
    seen = upright(grey, turn)[y : y + side, x : x + side].astype(int)
    cut = cut_upright(grey, *corner, side, side, turn).astype(int)
    assert np.abs(seen - cut).max() <= 1


def test_a_box_that_sticks_out_is_moved_inside() -> None:
    # a = 560 and b = -220: x = 19046064 >> 15 = 581, 21 too many, and y = 6321104 >> 15.
    assert corner_before_turning(560, 90, 80, (480, 640), 20) == (560, 192)


def test_a_box_beyond_the_picture_is_none() -> None:
    assert corner_before_turning(0, 400, 80, (480, 640), -20) is None
    assert corner_before_turning(600, 0, 40, (480, 640), -20) is None
