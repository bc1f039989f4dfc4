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
from pytest_django.fixtures import Settings

from emotion.tests.conftest import jpeg
from emotion.tests.views.sending import agreed, send
from music.models import RecentUse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reading")]

NOON = datetime.fromisoformat("2026-11-21T12:00:00+00:00")


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture(scope="module")
def tilted_jpeg() -> bytes:
    """The astronaut near the camera, the head tilted by 25 degrees clockwise."""
    near = cv2.resize(skimage.data.astronaut()[0:300, 70:420, ::-1], (490, 420))
    turn = cv2.getRotationMatrix2D((216, 158), -25, 1)
    return jpeg(np.asarray(cv2.warpAffine(near, turn, (490, 420)), np.uint8))


def turns(answer: Any) -> list[int]:
    return [face["turn"] for face in answer.json()["faces"]]


@pytest.mark.usefixtures("clock")
def test_a_tilted_head_is_read(client: Client, tilted_jpeg: bytes) -> None:
    answer = send(client, tilted_jpeg).json()
    (face,) = answer["faces"]
    assert face["turn"] == 20
    assert abs(face["x"] + face["width"] / 2 - 216) < 12
    assert answer["chosen"] == 0
    assert sum(face["probabilities"]) == pytest.approx(1)


def test_it_is_looked_for_twice_a_second(
    client: Client, tilted_jpeg: bytes, clock: time_machine.Traveller
) -> None:
    seen = []
    for _ in range(10):
        seen.append(turns(send(client, tilted_jpeg)))
        clock.shift(timedelta(seconds=0.25))
    assert seen == [[20], []] * 5


@pytest.mark.usefixtures("clock")
def test_an_upright_face_leaves_the_look_for_a_tilted_one(
    client: Client, portrait_jpeg: bytes, tilted_jpeg: bytes
) -> None:
    assert turns(send(client, portrait_jpeg)) == [0]
    assert turns(send(client, tilted_jpeg)) == [20]


@pytest.mark.usefixtures("clock")
def test_new_sessions_do_not_look_more_often(client: Client, tilted_jpeg: bytes) -> None:
    assert turns(send(client, tilted_jpeg)) == [20]
    assert turns(send(agreed(Client()), tilted_jpeg)) == []


@pytest.mark.usefixtures("clock")
def test_people_behind_one_address_look_as_often_each(
    tilted_jpeg: bytes, settings: Settings
) -> None:
    settings.FRAMES_PER_SECOND_PER_ADDRESS = 2 * settings.FRAMES_PER_SECOND
    seen = [turns(send(agreed(Client()), tilted_jpeg)) for _ in range(3)]
    assert seen == [[20], [20], []]


@pytest.mark.usefixtures("clock")
def test_the_counts_of_looks_hold_no_pixels(client: Client, tilted_jpeg: bytes) -> None:
    send(client, tilted_jpeg)
    stored = [cell for row in RecentUse.objects.values_list() for cell in row]
    assert RecentUse.objects.count() == 4
    assert all(len(str(cell)) <= 100 for cell in stored)
