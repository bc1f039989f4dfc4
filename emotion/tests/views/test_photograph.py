"""A photograph is searched more thoroughly than a frame, and so less often."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import cv2
import numpy as np
import pytest
import skimage.data
import time_machine
from django.test import Client

from emotion.tests.conftest import jpeg
from emotion.tests.networks import SEEN
from emotion.tests.views.sending import send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reading")]

NOON = datetime.fromisoformat("2026-11-21T12:00:00+00:00")


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture(scope="module")
def far_away() -> bytes:
    """Two astronauts, too small to be looked for in a camera's frame."""
    small = cv2.resize(skimage.data.astronaut()[:, :, ::-1], (300, 300))
    wide = np.full((480, 640, 3), 128, np.uint8)
    wide[90:390, 10:310] = wide[90:390, 330:630] = small
    return jpeg(wide, quality=95)


def photograph(client: Client, data: bytes) -> Any:
    return send(client, data, "?kind=photograph")


def test_small_faces_are_found_and_each_has_numbers_of_its_own(
    client: Client, far_away: bytes
) -> None:
    answer = photograph(client, far_away).json()
    left, right = answer["faces"]
    assert left["x"] + left["width"] < right["x"]
    assert answer["chosen"] in (0, 1)
    for face in (left, right):
        assert face["probabilities"] == pytest.approx(SEEN, abs=1e-6)


def test_a_frame_is_not_searched_for_such_small_faces(client: Client, far_away: bytes) -> None:
    assert send(client, far_away).json()["faces"] == []


@pytest.mark.usefixtures("clock")
def test_it_is_read_twice_a_second(
    client: Client, portrait_jpeg: bytes, clock: time_machine.Traveller
) -> None:
    answers = []
    for _ in range(4):
        answers.append(photograph(client, portrait_jpeg))
        clock.shift(timedelta(seconds=0.25))
    assert [answer.status_code for answer in answers] == [200, 429, 200, 429]
    assert answers[1].json()["error"] == "too-fast"
    assert answers[1]["Retry-After"] == "1"
