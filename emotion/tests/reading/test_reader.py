from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from emotion.errors import BrokenMediaError, MediaTooLongError
from emotion.media import Media, MediaFrame
from emotion.reading.reader import read_opened
from emotion.tests.reading.staging import (
    BRIGHT,
    DARK,
    HEIGHT,
    LEFT,
    RIGHT,
    TILTED,
    WIDTH,
    BrightnessClassifier,
    ScriptedDetector,
    Source,
    flat,
    media,
    read,
    tenths,
)


def test_a_picture_gives_one_frame_with_all_its_faces() -> None:
    half_dark = flat(BRIGHT)
    half_dark[:, WIDTH // 2 :] = DARK
    picture = Media("picture", WIDTH, HEIGHT, 1, None, Source([MediaFrame(0.0, half_dark)]))
    reading = read(picture, [[LEFT, RIGHT]])
    assert [face.appearances[0].state for face in reading.faces] == ["happy", "angry"]
    assert [face.appearances[0].box for face in reading.faces] == [LEFT, RIGHT]
    assert (reading.front, reading.mood.state, reading.seconds) == (1, "happy", 0)


def test_a_clip_gives_a_curve_for_each_face() -> None:
    reading = read(media(tenths(20)), [[LEFT, RIGHT]] * 20)
    assert [face.id for face in reading.faces] == [1, 2]
    for face in reading.faces:
        assert [one.frame for one in face.appearances] == list(range(20))
        assert [one.time for one in face.appearances] == tenths(20)


def test_averaged_probabilities_follow_those_of_the_frames() -> None:
    levels = [BRIGHT] * 10 + [DARK] * 30
    reading = read(media(tenths(40), levels=levels), [[LEFT]] * 40)
    (face,) = reading.faces
    before, during, after = (face.appearances[index] for index in (9, 14, 39))
    assert before.averaged == pytest.approx(before.probabilities)
    assert during.probabilities[0] > during.averaged[0] > before.averaged[0]
    assert after.averaged == pytest.approx(after.probabilities, abs=0.01)
    assert [one.state for one in (before, during, after)] == ["happy", "happy", "angry"]


def test_frames_say_who_is_in_front_and_what_holds_then() -> None:
    script = [[LEFT]] * 5 + [[]] * 20
    reading = read(media(tenths(25)), script)
    assert {frame.front for frame in reading.frames[:14]} == {1}
    assert reading.frames[13].state == "happy"
    assert (reading.frames[-1].front, reading.frames[-1].state) == (None, "no-face")


def test_without_a_face_there_is_a_reading_that_says_so() -> None:
    reading = read(media(tenths(8)), [[]] * 8)
    assert (reading.faces, reading.front, reading.mood.state) == ((), None, "no-face")
    assert {frame.state for frame in reading.frames} == {"no-face"}


def test_a_tilted_face_is_found_and_read_in_a_picture() -> None:
    reading = read(media(kind="picture"), [[TILTED]])
    assert reading.faces[0].appearances[0].box.turn == 20


def test_a_tilted_face_in_a_clip_is_one_face_with_one_mood() -> None:
    reading = read(media(tenths(40)), [[TILTED]] * 40)
    (face,) = reading.faces
    assert len(face.appearances) == 8
    assert reading.mood.state == "happy"
    assert {frame.state for frame in reading.frames} == {"happy"}


@pytest.mark.parametrize(
    ("times", "seconds", "expected"),
    [([0, 1, 2], 2.5, 2.5), ([0, 1, 3], None, 5), ([0], None, 0), ([0, 1, 3], 2.0, 5)],
)
def test_a_clip_lasts_as_long_as_it_says_or_its_last_frame_as_long_as_the_one_before(
    times: list[float], seconds: float | None, expected: float
) -> None:
    assert read(media(times, seconds=seconds), [[]] * 3).seconds == expected


def test_a_clip_that_breaks_off_is_read_as_far_as_it_goes_and_says_so() -> None:
    broken = media([0, 0.5], seconds=60, error=MediaTooLongError("Only a little is read."))
    reading = read(broken, [[LEFT]] * 2)
    assert reading.seconds == 1
    assert reading.cut_short is not None
    assert reading.cut_short.code == "media-too-long"
    assert reading.cut_short.message == "Only a little is read."


def test_a_clip_without_any_frame_is_an_error() -> None:
    with pytest.raises(BrokenMediaError):
        read(media([]), [])


def test_progress_is_told_after_each_frame() -> None:
    told: list[tuple[int, int | None]] = []
    read_opened(
        media(tenths(3)),
        ScriptedDetector([[LEFT]] * 3),
        BrightnessClassifier(),
        lambda done, expected: told.append((done, expected)),
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_no_pixels_are_in_a_reading() -> None:
    def parts(value: object) -> list[object]:
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return [part for one in vars(value).values() for part in parts(one)]
        if isinstance(value, tuple):
            return [part for one in value for part in parts(one)]
        return [value]

    found = parts(read(media(tenths(5)), [[LEFT, RIGHT]] * 5))
    assert len(found) > 100
    assert not any(isinstance(part, np.ndarray | bytes) for part in found)
    assert {type(part) for part in found} <= {int, float, str, type(None)}
