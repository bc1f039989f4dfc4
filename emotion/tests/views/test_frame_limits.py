from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django.fixtures import Settings

from emotion.services import read_frame
from emotion.tests.views.sending import agreed, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reading")]

NOON = datetime.fromisoformat("2026-11-21T12:00:00+00:00")


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def with_session() -> Client:
    return agreed(Client())


@pytest.mark.usefixtures("clock")
def test_the_sixth_frame_of_a_second_is_too_fast(client: Client, portrait_jpeg: bytes) -> None:
    for _ in range(5):
        assert send(client, portrait_jpeg).status_code == 200
    refused = send(client, portrait_jpeg)
    assert (refused.status_code, refused.json()["error"]) == (429, "too-fast")
    assert refused["Retry-After"] == "1"
    assert "no-store" in refused["Cache-Control"]


def test_a_second_later_frames_are_read_again(
    client: Client, portrait_jpeg: bytes, clock: time_machine.Traveller
) -> None:
    for _ in range(6):
        last = send(client, portrait_jpeg)
    assert last.status_code == 429
    clock.shift(timedelta(seconds=1.001))
    assert send(client, portrait_jpeg).status_code == 200


@pytest.mark.usefixtures("clock")
def test_pictures_that_cannot_be_read_count_too(client: Client) -> None:
    answers = [send(client, b"no picture").status_code for _ in range(6)]
    assert answers == [400] * 5 + [429]


@pytest.mark.usefixtures("clock")
def test_new_sessions_do_not_help_one_address(portrait_jpeg: bytes) -> None:
    answers = [send(with_session(), portrait_jpeg).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


@pytest.mark.usefixtures("clock")
def test_new_addresses_do_not_help_one_session(portrait_jpeg: bytes, settings: Settings) -> None:
    settings.TRUSTED_PROXIES = 1
    client = with_session()
    answers = [
        send(client, portrait_jpeg, **{"X-Forwarded-For": f"192.0.2.{number}"}).status_code
        for number in range(6)
    ]
    assert answers == [200] * 5 + [429]


@pytest.mark.usefixtures("clock")
def test_an_address_may_be_allowed_more_than_a_session(
    portrait_jpeg: bytes, settings: Settings
) -> None:
    settings.FRAMES_PER_SECOND_PER_ADDRESS = 8
    alice, bob = with_session(), with_session()
    assert [send(alice, portrait_jpeg).status_code for _ in range(7)] == [200] * 5 + [429] * 2
    # Alice's refused frames took nothing from her neighbour.
    assert [send(bob, portrait_jpeg).status_code for _ in range(4)] == [200] * 3 + [429]


@pytest.mark.parametrize("same", ["session", "address"])
def test_a_second_frame_while_one_is_read_is_refused(
    portrait_jpeg: bytes, settings: Settings, monkeypatch: pytest.MonkeyPatch, same: str
) -> None:
    settings.TRUSTED_PROXIES = 1
    first = with_session()
    second, address = (first, "192.0.2.2") if same == "session" else (with_session(), "192.0.2.1")
    answers: list[Any] = []

    def read_while_another_arrives(data: bytes) -> object:
        if not answers:
            answers.append(send(second, portrait_jpeg, **{"X-Forwarded-For": address}))
        return read_frame(data)

    monkeypatch.setattr("emotion.views.read_frame", read_while_another_arrives)
    assert send(first, portrait_jpeg, **{"X-Forwarded-For": "192.0.2.1"}).status_code == 200
    assert (answers[0].status_code, answers[0].json()["error"]) == (429, "in-flight")
    assert answers[0]["Retry-After"] == "1"
    # And once the first is done, the next is read.
    assert send(second, portrait_jpeg, **{"X-Forwarded-For": address}).status_code == 200


def test_a_frame_that_fails_lets_the_next_one_in(client: Client, portrait_jpeg: bytes) -> None:
    assert send(client, b"no picture").status_code == 400
    assert send(client, portrait_jpeg).status_code == 200
