from __future__ import annotations

import pytest

from emotion.reading.timeline import Stretch, face_timeline, timeline
from emotion.tests.reading.staging import BRIGHT, DARK, LEFT, media, read, tenths

GAP = [[LEFT]] * 10 + [[]] * 20 + [[LEFT]] * 10


def test_a_timeline_leaves_no_moment_out() -> None:
    levels = [BRIGHT] * 30 + [DARK] * 30
    stretches = timeline(read(media(tenths(60), levels=levels), [[LEFT]] * 60))
    assert [one.state for one in stretches] == ["happy", "angry"]
    assert stretches[0].start == 0
    assert stretches[-1].end == pytest.approx(6.0)
    assert all(one.end == other.start for one, other in zip(stretches, stretches[1:], strict=False))


def test_a_gap_is_a_stretch_without_a_face() -> None:
    stretches = timeline(read(media(tenths(40)), GAP))
    assert [one.state for one in stretches] == ["happy", "no-face", "happy"]
    assert stretches[1].start == 2.0
    assert stretches[1].end == 3.0


def test_a_face_has_a_timeline_of_its_own() -> None:
    reading = read(media(tenths(40)), GAP)
    first, second = reading.faces
    held = [(one.start, one.end, one.state) for one in face_timeline(first, reading.seconds)]
    assert held == [(0, 1.9, "happy"), (1.9, reading.seconds, "no-face")]
    (alone,) = face_timeline(second, reading.seconds)
    assert alone == Stretch(3.0, reading.seconds, "happy", 2)


def test_the_timeline_of_a_picture_is_one_moment() -> None:
    assert timeline(read(media(kind="picture"), [[LEFT]])) == (Stretch(0, 0, "happy", 1),)
