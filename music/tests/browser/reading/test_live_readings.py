from __future__ import annotations

import cv2
import numpy as np
import pytest

from emotion.classifiers.registry import get_classifier, get_detector
from emotion.labels import LABELS
from emotion.vision.crops import crop_face
from emotion.vision.preprocess import preprocess
from music.tests.browser.reading.page import ReadingPage
from music.tests.browser.reading.scenery import darkened, small_on_a_wall, two_people, wall
from music.tests.browser.video import Picture, portrait

pytestmark = pytest.mark.browser

AT_ONCE = """async (index) => {
    const readings = await Promise.all([1, 2, 3].map((at) => vision.look(pictures[index], at)));
    return readings.map((reading) => reading.faces.map((face) => face.id));
}"""
CANVAS = """async (index) => {
    const canvas = new OffscreenCanvas(1280, 960);
    canvas.getContext('2d').drawImage(pictures[index], 0, 0, 1280, 960);
    const { width, height, faces } = await vision.look(canvas, 0);
    return [width, height, faces.length];
}"""


def test_a_portrait_is_read_as_the_site_reads_it(camera_page: ReadingPage) -> None:
    picture = portrait()
    reading = camera_page.ask("look", picture, 0)
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
    (expected,) = get_detector().detect(grey)
    probabilities = get_classifier().predict(preprocess(crop_face(grey, expected))[None])[0]
    (face,) = reading["faces"]
    assert reading["front"] == face.pop("id")
    assert face == {
        name: getattr(expected, name)
        for name in ("x", "y", "width", "height", "neighbours", "turn")
    }
    assert reading["probabilities"] == pytest.approx(probabilities.tolist(), abs=1e-4)
    assert reading["mean"] == pytest.approx(reading["probabilities"])
    assert reading["state"] == LABELS[int(probabilities.argmax())]
    assert (reading["width"], reading["height"]) == (640, 480)
    assert (reading["light"], reading["distance"]) == ("ok", "ok")
    assert all(reading["milliseconds"][stage] >= 0 for stage in ("grey", "faces", "network"))
    assert camera_page.complaints == []


def test_a_wall_shows_nobody(camera_page: ReadingPage) -> None:
    reading = camera_page.ask("look", wall(), 0)
    assert (reading["faces"], reading["front"], reading["state"]) == ([], None, "no-face")
    assert (reading["mean"], reading["probabilities"]) == (None, None)
    assert (reading["light"], reading["distance"]) == ("ok", "ok")


@pytest.mark.parametrize("picture", [darkened(portrait(), 0.1), darkened(wall(), 0)])
def test_darkness_is_named(camera_page: ReadingPage, picture: Picture) -> None:
    reading = camera_page.ask("look", picture, 0)
    assert (reading["state"], reading["light"]) == ("no-face", "too-dark")


def test_somebody_far_away_is_seen_but_not_read(camera_page: ReadingPage) -> None:
    far = small_on_a_wall(portrait(), 0.3, 200, 200)
    first, *_, again = camera_page.look_at([far] * 3)
    for reading in (first, again):
        assert (reading["state"], reading["distance"]) == ("no-face", "too-far")
    nearer, left = camera_page.ask("look", portrait(), 1), camera_page.ask("look", wall(), 1.1)
    assert nearer["distance"] == left["distance"] == "ok"


def test_the_listener_chooses_who_is_read(camera_page: ReadingPage) -> None:
    scene = two_people()
    first = camera_page.ask("look", scene, 0)
    ids = {face["id"] for face in first["faces"]}
    assert len(ids) == 2
    (other,) = ids - {first["front"]}
    camera_page.page.evaluate("(id) => vision.choose(id)", other)
    held = camera_page.ask("look", scene, 0.1)
    assert held["front"] == other
    mine = next(face for face in held["faces"] if face["id"] == other)
    grey = np.asarray(cv2.cvtColor(scene, cv2.COLOR_BGR2GRAY), np.uint8)
    box = grey[mine["y"] :, mine["x"] :][: mine["height"], : mine["width"]]
    expected = get_classifier().predict(preprocess(box)[None])[0]
    assert held["probabilities"] == pytest.approx(expected.tolist(), abs=1e-4)


def test_starting_afresh_forgets_who_was_seen_and_when(camera_page: ReadingPage) -> None:
    camera_page.ask("look", portrait(), 100)
    camera_page.page.evaluate("() => vision.startAfresh()")
    reading = camera_page.ask("look", wall(), 0)
    assert (reading["front"], reading["mean"]) == (None, None)


def test_whoever_looks_away_keeps_the_mean_for_a_moment(camera_page: ReadingPage) -> None:
    seen, away = camera_page.look_at([portrait(), wall()])
    assert away["faces"] == []
    assert (away["front"], away["mean"]) == (seen["front"], seen["mean"])
    gone = camera_page.ask("look", wall(), 5)
    assert (gone["front"], gone["mean"], gone["state"]) == (None, None, "no-face")


def test_a_tilted_head_is_looked_for_at_most_twice_a_second(camera_page: ReadingPage) -> None:
    turn = cv2.getRotationMatrix2D((320, 240), -25, 1)
    tilted = np.asarray(cv2.warpAffine(portrait(), turn, (640, 480)), np.uint8)
    readings = camera_page.look_at([tilted] * 6)
    assert [[face["turn"] for face in one["faces"]] for one in readings] == [
        [20],
        [],
        [],
        [],
        [],
        [20],
    ]
    assert {one["front"] for one in readings} == {1}


def test_the_network_reads_fewer_pictures_than_the_detector(camera_page: ReadingPage) -> None:
    readings = camera_page.look_at([portrait()] * 7, pace=1 / 30)
    assert [len(one["faces"]) for one in readings] == [1] * 7
    assert [one["milliseconds"]["network"] > 0 for one in readings] == [
        True,
        False,
        False,
        True,
        False,
        False,
        True,
    ]
    assert len({tuple(one["probabilities"]) for one in readings}) == 1


def test_looks_wait_for_their_turn(camera_page: ReadingPage) -> None:
    number = camera_page.show(portrait())
    assert camera_page.page.evaluate(AT_ONCE, number) == [[1], [1], [1]]


def test_a_large_picture_of_a_camera_shrinks(camera_page: ReadingPage) -> None:
    assert camera_page.page.evaluate(CANVAS, camera_page.show(portrait())) == [640, 480, 1]
