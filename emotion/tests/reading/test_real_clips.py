"""Clips of real people, and of none, read with the network of this repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from emotion.labels import LABELS
from emotion.reading.results import MediaReading
from emotion.reading.timeline import timeline
from emotion.services import read_media
from emotion.tests.conftest import CASCADE

pytestmark = pytest.mark.data

HAPPY, NEUTRAL = LABELS.index("happy"), LABELS.index("neutral")


@pytest.fixture
def smile(shared_data: Path, settings: Settings) -> MediaReading:
    settings.EMOTION_CASCADE = CASCADE
    return read_media(shared_data / "faces" / "clip_single_face.mp4")


def test_a_face_that_begins_to_smile_turns_from_neutral_to_happy(smile: MediaReading) -> None:
    assert [one.state for one in timeline(smile)] == ["neutral", "happy"]


def test_the_smile_is_in_the_curve_of_one_single_face(smile: MediaReading) -> None:
    (face,) = smile.faces
    first, last = face.appearances[0], face.appearances[-1]
    assert first.averaged[NEUTRAL] > first.averaged[HAPPY]
    assert last.averaged[HAPPY] > last.averaged[NEUTRAL]
    assert len(face.appearances) == len(smile.frames)


def test_most_of_the_clip_is_happy(smile: MediaReading) -> None:
    assert smile.mood.state == "happy"
    assert smile.mood.agreement is not None
    assert smile.mood.agreement > 0.5


def test_a_clip_of_nobody_has_no_face(shared_data: Path, settings: Settings) -> None:
    settings.EMOTION_CASCADE = CASCADE
    reading = read_media(shared_data / "faces" / "clip_no_face.mp4")
    assert (reading.mood.state, reading.faces) == ("no-face", ())
    assert [one.state for one in timeline(reading)] == ["no-face"]
    assert reading.seconds == pytest.approx(4.14, abs=0.05)
