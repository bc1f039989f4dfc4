"""Tilted heads, photographs and the choice among faces, as emotion.vision.faces does it."""

from __future__ import annotations

from dataclasses import asdict

import cv2
import numpy as np
import pytest

from emotion.readings import FaceBox
from emotion.vision.faces import HaarFaceDetector, choose_face
from emotion.vision.preprocess import GreyImage
from emotion.vision.searches import PHOTOGRAPH
from music.tests.browser.vision.bench import Bench
from music.tests.browser.vision.frames import tilted_frames, wandering_frames

pytestmark = pytest.mark.browser

TILTED = "bench.detector.detect(grey, width, height, {tilted: true})"
TILTED_CLOSELY = """bench.detector.detect(
    grey, width, height, {tilted: true, search: bench.vision.PHOTOGRAPH})"""
UPRIGHT = "bench.detector.detect(grey, width, height)"
PHOTOGRAPHED = "bench.detector.detectInPhotograph(grey, width, height)"
CHOICE = "(lists) => lists.map((faces) => bench.vision.chooseFace(faces))"


@pytest.fixture(scope="module")
def tilted() -> list[GreyImage]:
    return tilted_frames(list(range(-45, 46, 3)))


def test_tilted_heads_are_found_where_python_finds_them(
    bench: Bench, python_detector: HaarFaceDetector, tilted: list[GreyImage]
) -> None:
    expected = [python_detector.detect(one, tilted=True) for one in tilted]
    assert {face.turn for faces in expected for face in faces} == {-20, 0, 20}
    bench.show(tilted)
    assert bench.faces(TILTED) == expected


def test_they_are_found_with_another_search_too(
    bench: Bench, python_detector: HaarFaceDetector, tilted: list[GreyImage]
) -> None:
    expected = [python_detector.detect(one, tilted=True, search=PHOTOGRAPH) for one in tilted]
    bench.show(tilted)
    assert bench.faces(TILTED_CLOSELY) == expected


def test_unasked_nobody_tilted_is_looked_for(
    bench: Bench, python_detector: HaarFaceDetector, tilted: list[GreyImage]
) -> None:
    bench.show(tilted)
    found = bench.faces(UPRIGHT)
    assert found == [python_detector.detect(one) for one in tilted]
    assert () in found


def photographs() -> list[GreyImage]:
    """Small and large ones, several faces, tilted ones, none, and one that fills it."""
    made = (
        list(wandering_frames(30, seed=3))[-8:]
        + list(wandering_frames(3, seed=3))
        + tilted_frames([-24, 21], (400, 300))
    )
    portrait = tilted_frames([0], (960, 640))[0]
    made += [
        np.asarray(cv2.resize(portrait, size, interpolation=cv2.INTER_AREA), np.uint8)
        for size in [(960, 640), (800, 533), (480, 320), (300, 200), (81, 54)]
    ]
    made += [np.ascontiguousarray(one[68:172, 108:212]) for one in tilted_frames([0, 5, -25])]
    made += [np.full(size, 128, np.uint8) for size in [(1, 1), (1, 900), (900, 1), (3000, 20)]]
    return made


def test_photographs_of_any_size_give_the_faces_that_python_gives(
    bench: Bench, python_detector: HaarFaceDetector
) -> None:
    pictures = photographs()
    expected = [python_detector.detect_in_photograph(one) for one in pictures]
    assert sum(len(faces) for faces in expected) > 15
    assert {face.turn for faces in expected for face in faces} == {-20, 0, 20}
    bench.show(pictures)
    assert bench.faces(PHOTOGRAPHED) == expected


def test_a_face_that_fills_the_photograph_is_found_at_the_last_look(
    bench: Bench, python_detector: HaarFaceDetector
) -> None:
    picture = np.ascontiguousarray(tilted_frames([0])[0][72:168, 117:207])
    assert python_detector.detect(picture, tilted=True, search=PHOTOGRAPH) == ()
    bench.show([picture])
    (faces,) = bench.faces(PHOTOGRAPHED)
    assert len(faces) == 1
    assert faces == python_detector.detect_in_photograph(picture)


def test_the_same_face_is_chosen_as_in_python(bench: Bench) -> None:
    random = np.random.default_rng(4)
    lists = [
        [
            FaceBox(index, 0, side, side, int(random.choice([6, 7, 20])))
            for index, side in enumerate(random.choice([40, 60, 61], count).tolist())
        ]
        for count in random.integers(0, 6, 60)
    ]
    given = [[asdict(face) for face in faces] for faces in lists]
    assert bench.ask(CHOICE, given) == [choose_face(faces) for faces in lists]
    assert choose_face([]) is None
    assert bench.ask(CHOICE, [[]]) == [None]
