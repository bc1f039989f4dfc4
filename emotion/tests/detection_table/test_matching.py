from __future__ import annotations

import numpy as np
import pytest

from emotion.detection_table.marked_faces import Box
from emotion.detection_table.matching import Counts, count, overlap
from emotion.detection_table.pictures import Picture
from emotion.readings import FaceBox


def picture(faces: int, boxes: tuple[Box, ...] | None) -> Picture:
    return Picture("some.jpg", np.zeros((100, 100), np.uint8), faces, faces, boxes)


def box(x: int, y: int = 0, side: int = 20) -> FaceBox:
    return FaceBox(x, y, side, side, neighbours=9)


def test_overlap_is_the_intersection_over_the_union() -> None:
    assert overlap((0, 0, 10, 10), (0, 0, 10, 10)) == 1
    assert overlap((0, 0, 10, 10), (5, 0, 10, 10)) == pytest.approx(50 / 150)
    assert overlap((0, 0, 10, 10), (10, 0, 10, 10)) == 0
    assert overlap((0, 0, 10, 10), (20, 20, 10, 10)) == 0


def test_a_detection_elsewhere_is_false_and_the_face_missed() -> None:
    assert count([box(60)], picture(1, ((0, 0, 20, 20),))) == Counts(0, 1, 1)


def test_a_detection_that_overlaps_enough_is_the_face() -> None:
    assert count([box(8)], picture(1, ((0, 0, 20, 20),))) == Counts(1, 0, 0)
    assert count([box(9)], picture(1, ((0, 0, 20, 20),))) == Counts(0, 1, 1)


def test_a_second_detection_of_one_face_is_false() -> None:
    assert count([box(0), box(2)], picture(1, ((0, 0, 20, 20),))) == Counts(1, 0, 1)


def test_each_face_takes_the_detection_nearest_to_it() -> None:
    # The first box would do for both faces, the second for the right one only.
    both = picture(2, ((0, 0, 20, 20), (8, 0, 20, 20)))
    assert count([box(3), box(12)], both) == Counts(2, 0, 0)


def test_where_no_box_is_known_only_the_number_counts() -> None:
    assert count([box(0), box(50)], picture(3, None)) == Counts(2, 1, 0)
    assert count([box(0), box(50)], picture(1, None)) == Counts(1, 0, 1)


def test_a_face_that_has_no_box_is_missed() -> None:
    assert count([box(0)], picture(2, ((0, 0, 20, 20),))) == Counts(1, 1, 0)


def test_in_a_picture_of_nobody_every_detection_is_false() -> None:
    assert count([box(0), box(50)], picture(0, ())) == Counts(0, 0, 2)
