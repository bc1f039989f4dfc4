from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from emotion.errors import CascadeError
from emotion.readings import FaceBox
from emotion.vision.faces import HaarFaceDetector, choose_face
from emotion.vision.preprocess import GreyImage
from emotion.vision.searches import CAMERA


def test_this_opencv_has_the_classifier_and_its_cascade(cascade: Path) -> None:
    assert hasattr(cv2, "CascadeClassifier"), "OpenCV 5 has none: install a version below 5"
    assert cascade.is_file()


def test_the_face_with_the_most_neighbours_is_chosen_though_another_is_larger() -> None:
    face = FaceBox(245, 61, 92, 92, neighbours=18)
    blank_wall = FaceBox(344, 119, 120, 120, neighbours=6)
    assert choose_face([face, blank_wall]) == 0
    assert choose_face([blank_wall, face]) == 1


def test_of_equally_certain_faces_the_larger_is_chosen() -> None:
    assert choose_face([FaceBox(0, 0, 30, 30, 7), FaceBox(50, 0, 40, 40, 7)]) == 1


def test_without_faces_none_is_chosen() -> None:
    assert choose_face([]) is None


@pytest.mark.parametrize(
    ("height", "side"), [(480, 69), (720, 103), (1080, 154), (48, 24), (175, 25), (1, 24)]
)
def test_the_smallest_face_is_a_seventh_of_the_frame(height: int, side: int) -> None:
    assert CAMERA.smallest_face(height) == side


def test_the_portrait_has_one_face_in_the_right_place(cascade: Path, portrait: GreyImage) -> None:
    (face,) = HaarFaceDetector(cascade).detect(portrait)
    assert abs(face.x + face.width / 2 - 224) < 8
    assert abs(face.y + face.height / 2 - 113) < 8
    assert 85 <= face.width <= 110
    assert face.neighbours >= 15


def test_two_faces_come_left_to_right(cascade: Path, portrait: GreyImage) -> None:
    left, right = HaarFaceDetector(cascade).detect(np.hstack([portrait, portrait[:, ::-1]]))
    assert left.x < 512 < right.x


@pytest.mark.parametrize("level", [0, 17, 128, 255])
@pytest.mark.parametrize("size", [(480, 640), (24, 24), (5, 7), (1, 1)])
def test_a_flat_picture_has_no_face(cascade: Path, level: int, size: tuple[int, int]) -> None:
    assert HaarFaceDetector(cascade).detect(np.full(size, level, np.uint8)) == ()


def test_a_missing_cascade_names_the_command_that_fetches_it(tmp_path: Path) -> None:
    with pytest.raises(CascadeError, match="fetch_assets"):
        HaarFaceDetector(tmp_path / "none.xml")


@pytest.mark.parametrize("text", ["", "not xml", "<opencv_storage></opencv_storage>"])
def test_a_broken_cascade_is_refused(tmp_path: Path, text: str) -> None:
    broken = tmp_path / "broken.xml"
    broken.write_text(text)
    with pytest.raises(CascadeError):
        HaarFaceDetector(broken)
