from __future__ import annotations

import numpy as np
import pytest

from emotion.reading.annotating.drawing import FOUND, OTHER, RgbImage, draw_marks
from emotion.reading.annotating.marks import Mark
from emotion.readings import FaceBox

GREY = np.full((480, 640, 3), 128, np.uint8)


def mark(x: int, y: int, size: int = 120, turn: int = 0, *, in_front: bool = True) -> Mark:
    return Mark(FaceBox(x, y, size, size, 9, turn), "Happy 72 %", in_front, held=False)


def coloured(rgb: RgbImage, colour: tuple[int, int, int]) -> np.ndarray[tuple[int, ...], np.dtype]:
    """Rows and columns of the pixels of about a colour."""
    distance = np.abs(rgb.astype(int) - np.array(colour)).max(axis=2)
    return np.argwhere(distance < 12)


def test_the_face_in_front_has_a_green_box_where_it_is() -> None:
    drawn = draw_marks(GREY, [mark(200, 200)])
    for row, column in ((260, 200), (260, 320), (200, 260), (320, 260)):
        assert tuple(drawn[row, column]) == FOUND
    assert tuple(drawn[260, 260]) == (128, 128, 128)
    assert tuple(drawn[400, 500]) == (128, 128, 128)


def test_others_have_a_thinner_box_of_another_colour() -> None:
    front = draw_marks(GREY, [mark(200, 200)])
    other = draw_marks(GREY, [mark(200, 200, in_front=False)])
    assert len(coloured(other, FOUND)) == 0
    assert 0 < len(coloured(other[215:], OTHER)) < len(coloured(front[215:], FOUND))


def test_the_picture_that_was_given_stays_as_it_was() -> None:
    before = GREY.copy()
    before.setflags(write=False)
    draw_marks(before, [mark(200, 200)])
    assert (before == 128).all()


def test_the_label_stands_above_the_box_or_inside_where_there_is_no_room() -> None:
    above = coloured(draw_marks(GREY, [mark(200, 200)]), FOUND)
    assert above[:, 0].min() < 175
    inside = coloured(draw_marks(GREY, [mark(200, 2)]), FOUND)
    assert inside[:, 0].max() <= 126


@pytest.mark.parametrize(("x", "y"), [(-40, -40), (600, 440), (0, 0), (639, 479)])
def test_a_box_that_leaves_the_picture_is_drawn_as_far_as_it_goes(x: int, y: int) -> None:
    assert len(coloured(draw_marks(GREY, [mark(x, y)]), FOUND)) > 100


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (200, 3), (30, 30)])
def test_pictures_smaller_than_a_label_can_be_drawn_on(size: tuple[int, int]) -> None:
    tiny = np.full((*size, 3), 128, np.uint8)
    assert draw_marks(tiny, [mark(0, 0, 20)]).shape == tiny.shape


def test_a_tilted_head_has_a_tilted_box() -> None:
    drawn = draw_marks(GREY, [mark(200, 200, turn=20)])
    # The middle of the right side, turned clockwise by 20 degrees about the centre.
    right = (260 + round(60 * np.sin(np.radians(20))), 260 + round(60 * np.cos(np.radians(20))))
    assert tuple(drawn[right]) == FOUND
    upright = draw_marks(GREY, [mark(200, 200)])
    assert tuple(upright[240, 320]) == FOUND
    assert tuple(drawn[240, 320]) == (128, 128, 128)
