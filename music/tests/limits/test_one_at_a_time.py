from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory

from music.limits import LEASE, one_at_a_time

pytestmark = pytest.mark.django_db

START = datetime.fromisoformat("2026-11-21T12:00:00+00:00")


def request_of(session: str | None, address: str = "192.0.2.1") -> HttpRequest:
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    request.session = SessionStore(session)
    return request


def test_the_same_session_at_another_address_must_wait() -> None:
    with (
        one_at_a_time(request_of("of-alice-1"), "frame") as first,
        one_at_a_time(request_of("of-alice-1", "192.0.2.2"), "frame") as second,
    ):
        assert (first, second) == (True, False)


def test_the_same_address_with_another_session_must_wait() -> None:
    with (
        one_at_a_time(request_of("of-alice-1"), "frame") as first,
        one_at_a_time(request_of("of-bob-111"), "frame") as second,
        one_at_a_time(request_of(None), "frame") as third,
    ):
        assert (first, second, third) == (True, False, False)


def test_who_had_to_wait_does_not_free_the_place_nor_keep_one() -> None:
    alice, bob = request_of("of-alice-1"), request_of("of-bob-111", "192.0.2.2")
    alice_elsewhere = request_of("of-alice-1", "192.0.2.2")
    with one_at_a_time(alice, "frame"):
        with one_at_a_time(alice_elsewhere, "frame") as free:
            assert not free
        with one_at_a_time(alice_elsewhere, "frame") as free:
            assert not free
        # Bob's address was not taken by the attempts that failed on Alice's session.
        with one_at_a_time(bob, "frame") as free:
            assert free


def test_other_scopes_go_on() -> None:
    with (
        one_at_a_time(request_of("of-alice-1"), "frame"),
        one_at_a_time(request_of("of-alice-1"), "save") as free,
    ):
        assert free


def test_an_error_inside_frees_the_place() -> None:
    with pytest.raises(ZeroDivisionError), one_at_a_time(request_of("of-alice-1"), "frame"):
        _ = 1 / 0
    with one_at_a_time(request_of("of-alice-1"), "frame") as free:
        assert free


def test_a_worker_that_died_blocks_for_ten_seconds_at_most() -> None:
    with time_machine.travel(START, tick=False) as clock:
        dead = one_at_a_time(request_of("of-alice-1"), "frame")
        assert dead.__enter__()
        clock.shift(LEASE - timedelta(milliseconds=1))
        with one_at_a_time(request_of("of-alice-1"), "frame") as free:
            assert not free
        clock.shift(timedelta(milliseconds=2))
        with one_at_a_time(request_of("of-alice-1"), "frame") as free:
            assert free
            # The dead worker comes back and must not free the place of another.
            dead.__exit__(None, None, None)
            with one_at_a_time(request_of("of-alice-1"), "frame") as third:
                assert not third
    assert timedelta(seconds=10) == LEASE
