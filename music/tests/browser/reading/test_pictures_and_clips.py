from __future__ import annotations

from dataclasses import asdict

import cv2
import numpy as np
import pytest

from emotion.classifiers.registry import get_classifier, get_detector
from emotion.readings import FaceBox
from emotion.vision.crops import crop_face
from emotion.vision.faces import choose_face
from emotion.vision.preprocess import preprocess
from music.tests.browser.reading.page import ReadingPage
from music.tests.browser.reading.scenery import darkened, two_people, wall
from music.tests.browser.video import Picture, portrait

pytestmark = pytest.mark.browser


def expected(picture: Picture, *, photograph: bool) -> list[tuple[FaceBox, list[float]]]:
    """What Python reads in the picture."""
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
    detector = get_detector()
    faces = detector.detect_in_photograph(grey) if photograph else detector.detect(grey)
    inputs = np.stack([preprocess(crop_face(grey, face)) for face in faces])
    return list(zip(faces, get_classifier().predict(inputs).tolist(), strict=True))


def check(found: list[dict[str, object]], picture: Picture, *, photograph: bool) -> None:
    wanted = expected(picture, photograph=photograph)
    assert len(found) == len(wanted) > 1
    for one, (face, probabilities) in zip(found, wanted, strict=True):
        assert {name: one[name] for name in asdict(face)} == asdict(face)
        assert one["probabilities"] == pytest.approx(probabilities, abs=1e-4)


def test_every_face_of_a_picture_is_read(camera_page: ReadingPage) -> None:
    picture = two_people()
    reading = camera_page.ask("readPicture", picture)
    check(reading["faces"], picture, photograph=True)
    assert reading["chosen"] == choose_face(
        [face for face, _ in expected(picture, photograph=True)]
    )
    assert (reading["width"], reading["height"], reading["light"]) == (640, 480, "ok")


def test_a_picture_without_faces_says_whether_it_is_dark(camera_page: ReadingPage) -> None:
    for picture, light in ((wall(), "ok"), (darkened(wall(), 0.1), "too-dark")):
        reading = camera_page.ask("readPicture", picture)
        assert (reading["faces"], reading["chosen"], reading["light"]) == ([], None, light)


def test_every_face_of_a_clip_is_read_and_followed(camera_page: ReadingPage) -> None:
    picture = two_people()
    first, second = (camera_page.ask("lookAtClip", picture, time) for time in (0, 0.1))
    for frame in (first, second):
        check(frame["faces"], picture, photograph=False)
        assert [face["id"] for face in frame["faces"]] == [1, 2]
    assert (first["time"], second["time"]) == (0, 0.1)
    assert first["front"] in (1, 2)
    in_front = next(face for face in first["faces"] if face["id"] == first["front"])
    assert first["state"] == in_front["state"]


def test_a_clip_and_the_camera_do_not_mix(camera_page: ReadingPage) -> None:
    camera_page.ask("look", portrait(), 50)
    assert camera_page.ask("lookAtClip", two_people(), 0)["faces"][0]["id"] == 1
    assert len(camera_page.ask("look", portrait(), 50.1)["faces"]) == 1
    camera_page.page.evaluate("() => vision.startAfresh()")
    assert camera_page.ask("lookAtClip", two_people(), 0.1)["faces"][0]["id"] == 1


def test_a_clip_from_its_start_is_another_clip(camera_page: ReadingPage) -> None:
    camera_page.ask("lookAtClip", portrait(), 3)
    camera_page.ask("lookAtClip", wall(), 3.1)
    assert camera_page.ask("lookAtClip", wall(), 0)["state"] == "no-face"


def test_a_large_picture_is_read_at_the_size_that_python_reads(camera_page: ReadingPage) -> None:
    large = cv2.resize(portrait(), (2400, 1800))
    reading = camera_page.ask("readPicture", np.asarray(large, np.uint8))
    assert (reading["width"], reading["height"], len(reading["faces"])) == (1920, 1440, 1)
