from __future__ import annotations

import math

import cv2
import numpy as np
import pytest

from emotion.readings import FaceBox
from emotion.vision.crops import crop_face
from emotion.vision.preprocess import GreyImage


def face_of_dots(degrees: float) -> GreyImage:
    """Two eyes and a longer mouth about (100, 80), tilted clockwise."""
    picture = np.zeros((200, 240), np.uint8)
    angle = math.radians(degrees)
    for across, down in [(-15, -12), (15, -12), (-8, 18), (0, 18), (8, 18)]:
        x = 100 + across * math.cos(angle) - down * math.sin(angle)
        y = 80 + across * math.sin(angle) + down * math.cos(angle)
        cv2.circle(picture, (round(x), round(y)), 3, 255, -1)
    return picture


BOX = FaceBox(70, 50, 60, 60, neighbours=9)


def test_an_upright_face_is_cut_as_it_is() -> None:
    picture = face_of_dots(0)
    face = crop_face(picture, BOX)
    assert np.shares_memory(face, picture)
    assert np.array_equal(face, picture[50:110, 70:130])


@pytest.mark.parametrize("turn", [20, -20])
def test_a_tilted_face_is_cut_upright(turn: int) -> None:
    box = FaceBox(70, 50, 60, 60, neighbours=9, turn=turn)
    stood = crop_face(face_of_dots(turn), box)
    asis = face_of_dots(turn)[50:110, 70:130]
    expected = crop_face(face_of_dots(0), BOX)
    assert stood.shape == (60, 60)
    # Circles of a few pixels differ at their rims; without the turn hardly any would meet.
    assert overlap(stood, expected) > 0.6
    assert overlap(asis, expected) < 0.4


def overlap(one: GreyImage, other: GreyImage) -> float:
    both, either = (one > 127) & (other > 127), (one > 127) | (other > 127)
    return float(both.sum() / either.sum())


def test_beyond_the_picture_its_edge_is_repeated() -> None:
    picture = np.zeros((50, 50), np.uint8)
    picture[0], picture[:, 0] = 90, 40
    face = crop_face(picture, FaceBox(0, 0, 40, 40, neighbours=9, turn=20))
    # The turned square's top left corner lies above the picture, its bottom left beside it.
    assert face[0, 5] == 90
    assert face[39, 0] == 40
    assert face[30, 30] == 0


def test_a_turn_that_nobody_finds_is_refused() -> None:
    with pytest.raises(ValueError, match="7 degrees"):
        crop_face(face_of_dots(0), FaceBox(70, 50, 60, 60, neighbours=9, turn=7))
