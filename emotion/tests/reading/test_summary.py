"""What whole clips come to."""

from __future__ import annotations

import pytest

from emotion.labels import LABELS
from emotion.tests.reading.staging import BRIGHT, DARK, LEFT, RIGHT, media, read, tenths

HAPPY, ANGRY = LABELS.index("happy"), LABELS.index("angry")


def test_frames_that_are_shown_longer_count_for_more() -> None:
    levels = [BRIGHT, DARK, DARK, DARK]
    slides = media([0, 6, 6.2, 6.4], kind="animation", levels=levels)
    mood = read(slides, [[LEFT]] * 4).mood
    assert mood.state == "happy"
    assert mood.mean is not None
    # Six seconds bright; three frames of 0.2 s dark.
    assert mood.mean[HAPPY] == pytest.approx((6 * 0.88 + 0.6 * 0.02) / 6.6, abs=1e-6)
    assert mood.agreement == pytest.approx(6 / 6.6)


def test_a_clip_of_two_halves_is_not_sure() -> None:
    levels = [BRIGHT] * 20 + [DARK] * 20
    mood = read(media(tenths(40), levels=levels, seconds=4), [[LEFT]] * 40).mood
    assert mood.state == "not-sure"
    assert mood.confidence == pytest.approx(0.45, abs=0.02)


def test_the_mood_is_that_of_whoever_is_in_front() -> None:
    reading = read(media(tenths(30)), [[LEFT, RIGHT]] * 30)
    assert reading.front == 1
    assert reading.mood == reading.faces[0].mood


def test_who_was_in_front_for_longest_is_named_though_somebody_follows() -> None:
    script = [[LEFT]] * 30 + [[]] * 11 + [[RIGHT]] * 15
    reading = read(media(tenths(56)), script)
    assert [face.id for face in reading.faces] == [1, 2]
    assert reading.frames[-1].front == 2
    assert reading.front == 1


def test_a_face_that_flashes_up_once_gives_no_mood_but_is_listed() -> None:
    script = [[LEFT] if index == 20 else [] for index in range(41)]
    reading = read(media(tenths(41)), script)
    assert reading.mood.state == "no-face"
    assert len(reading.faces) == 1


def test_each_face_has_a_mood_of_its_own() -> None:
    script = [[LEFT]] * 20 + [[]] * 25 + [[RIGHT]] * 20
    levels = [BRIGHT] * 40 + [DARK] * 25
    reading = read(media(tenths(65), levels=levels), script)
    assert [face.mood.state for face in reading.faces] == ["happy", "angry"]
    assert reading.faces[0].mood.seen_seconds == pytest.approx(2.6)
