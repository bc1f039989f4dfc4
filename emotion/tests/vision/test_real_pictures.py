"""Photographs and clips of real people, and of none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from emotion.vision.faces import HaarFaceDetector
from emotion.vision.preprocess import GreyImage

pytestmark = pytest.mark.data

# Its head is tilted further than an upright detector sees.
TILTED = "lisa_lisa3.jpg"


@pytest.fixture(scope="module")
def faces(shared_data: Path) -> Path:
    return shared_data / "faces"


@pytest.fixture(scope="module")
def detector(cascade: Path) -> HaarFaceDetector:
    return HaarFaceDetector(cascade)


def grey(picture: Path) -> GreyImage:
    image = cv2.imread(str(picture), cv2.IMREAD_GRAYSCALE)
    assert image is not None
    return np.asarray(image, np.uint8)


def frames(clip: Path) -> Iterator[GreyImage]:
    capture = cv2.VideoCapture(str(clip))
    while True:
        more, frame = capture.read()
        if not more:
            return
        yield np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY), np.uint8)


def pictures(faces: Path, *, people: int, frontal: int) -> list[str]:
    return [
        entry["file"]
        for entry in json.loads((faces / "manifest.json").read_text())
        if (entry["faces"], entry["frontal_faces"]) == (people, frontal)
    ]


def test_every_frame_of_the_clip_of_one_person_has_one_face(
    faces: Path, detector: HaarFaceDetector
) -> None:
    counts = [len(detector.detect(frame)) for frame in frames(faces / "clip_single_face.mp4")]
    assert counts == [1] * 72


def test_no_frame_of_the_clip_of_nobody_has_a_face(faces: Path, detector: HaarFaceDetector) -> None:
    counts = [len(detector.detect(frame)) for frame in frames(faces / "clip_no_face.mp4")]
    assert len(counts) > 50
    assert not any(counts)


def test_no_face_is_seen_where_there_is_none(faces: Path, detector: HaarFaceDetector) -> None:
    names = pictures(faces, people=0, frontal=0)
    assert len(names) >= 15
    assert [name for name in names if detector.detect(grey(faces / name))] == []


def test_a_single_frontal_face_is_seen_once(faces: Path, detector: HaarFaceDetector) -> None:
    names = set(pictures(faces, people=1, frontal=1)) - {TILTED}
    assert len(names) >= 14
    assert [name for name in names if len(detector.detect(grey(faces / name))) != 1] == []


def test_a_tilted_head_is_seen_at_the_second_look(faces: Path, detector: HaarFaceDetector) -> None:
    picture = grey(faces / TILTED)
    assert detector.detect(picture) == ()
    (face,) = detector.detect(picture, tilted=True)
    assert face.turn == -20


def test_a_second_look_sees_nobody_where_there_is_none(
    faces: Path, detector: HaarFaceDetector
) -> None:
    names = pictures(faces, people=0, frontal=0)
    assert [name for name in names if detector.detect(grey(faces / name), tilted=True)] == []
    clip = frames(faces / "clip_no_face.mp4")
    assert not any(detector.detect(frame, tilted=True) for frame in clip)


def test_in_photographs_every_single_frontal_face_is_seen_and_nobody_else(
    faces: Path, detector: HaarFaceDetector
) -> None:
    for people in (0, 1):
        names = pictures(faces, people=people, frontal=people)
        found = {name: len(detector.detect_in_photograph(grey(faces / name))) for name in names}
        assert found == dict.fromkeys(names, people)


def test_people_too_far_away_are_not_read(faces: Path, detector: HaarFaceDetector) -> None:
    assert detector.detect(grey(faces / "solvay_1911.jpg")) == ()
