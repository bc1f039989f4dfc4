from __future__ import annotations

import numpy as np
import pytest

from emotion.detection_table.camera_frames import (
    cut_to_face,
    in_frame,
    turned,
    with_face_of,
)
from emotion.detection_table.marked_faces import Box
from emotion.detection_table.pictures import Picture


def marked(width: int, height: int, box: Box) -> Picture:
    """Grey 100, and white where the face is."""
    grey = np.full((height, width), 100, np.uint8)
    x, y, w, h = (round(number) for number in box)
    grey[y : y + h, x : x + w] = 255
    return Picture("some.jpg", grey, 1, 1, (box,))


def where_it_is_white(picture: Picture) -> Box:
    rows, columns = np.nonzero(picture.grey > 230)
    return (
        float(columns.min()),
        float(rows.min()),
        float(columns.max() - columns.min() + 1),
        float(rows.max() - rows.min() + 1),
    )


def box_of(picture: Picture) -> Box:
    assert picture.boxes is not None
    return picture.boxes[0]


PORTRAIT = marked(900, 1200, (300, 200, 240, 240))


def test_a_portrait_stands_whole_in_a_black_frame() -> None:
    frame = in_frame(PORTRAIT)
    assert frame.grey.shape == (480, 640)
    assert not frame.grey[:, :140].any()
    assert not frame.grey[:, 500:].any()
    assert frame.grey[:, 140:500].all()
    assert box_of(frame) == pytest.approx(where_it_is_white(frame), abs=1.5)


@pytest.mark.parametrize("width", [40, 100, 240])
def test_a_face_comes_out_as_wide_as_asked(width: int) -> None:
    frame = with_face_of(PORTRAIT, width)
    assert frame is not None
    assert frame.grey.shape == (480, 640)
    assert where_it_is_white(frame)[2] == pytest.approx(width, abs=2)
    assert box_of(frame) == pytest.approx(where_it_is_white(frame), abs=1.5)


def test_a_picture_larger_than_the_frame_shows_its_face() -> None:
    frame = with_face_of(marked(2000, 3000, (1600, 100, 400, 400)), 300)
    assert frame is not None
    assert where_it_is_white(frame)[2:] == pytest.approx((300, 300), abs=2)
    assert frame.grey.all()


def test_no_face_is_enlarged() -> None:
    assert with_face_of(PORTRAIT, 241) is None


@pytest.mark.parametrize("degrees", [-40, -10, 0, 30])
def test_a_turned_picture_keeps_its_box_about_the_face(degrees: int) -> None:
    frame = turned(in_frame(PORTRAIT), degrees)
    x, y, width, height = where_it_is_white(frame)
    box = box_of(frame)
    assert x + width / 2 == pytest.approx(box[0] + box[2] / 2, abs=1.5)
    assert y + height / 2 == pytest.approx(box[1] + box[3] / 2, abs=1.5)
    assert box[2:] == box_of(in_frame(PORTRAIT))[2:]


def test_a_positive_turn_is_clockwise() -> None:
    above = marked(640, 480, (300, 40, 40, 40))
    assert where_it_is_white(turned(above, 30))[0] > 320


@pytest.mark.parametrize("share", [0.9, 1.0, 2.0])
def test_a_cut_shows_the_face_and_as_much_about_it(share: float) -> None:
    cut = cut_to_face(PORTRAIT, share, 120)
    assert max(cut.grey.shape) == 120
    x, y, width, height = box_of(cut)
    assert width == pytest.approx(120 / share, abs=1)
    assert x + width / 2 == pytest.approx(60, abs=1)
    assert y + height / 2 == pytest.approx(60, abs=1)


def test_a_picture_without_one_marked_face_is_refused() -> None:
    nobody = Picture("none.jpg", PORTRAIT.grey, 0, 0, ())
    with pytest.raises(ValueError, match=r"none\.jpg"):
        with_face_of(nobody, 100)
