from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from music.limits import Limit, allow_all

START = datetime.fromisoformat("2026-11-21T12:00:00+00:00")


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


THREE_A_SECOND = Limit(3, 1)


def use(key: str = "frame:alice", limit: Limit = THREE_A_SECOND) -> float | None:
    return allow_all([(key, limit)])


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_as_many_uses_as_allowed_go_through_at_once() -> None:
    assert [use() for _ in range(3)] == [None] * 3
    assert use() == pytest.approx(1)


@pytest.mark.django_db
def test_the_wait_is_until_the_oldest_use_is_a_window_old(clock: time_machine.Traveller) -> None:
    for _ in range(3):
        use()
        clock.shift(timedelta(seconds=0.2))
    assert use() == pytest.approx(0.4)
    clock.shift(timedelta(seconds=0.41))
    assert use() is None
    assert use() == pytest.approx(0.19)


@pytest.mark.django_db
def test_no_border_between_windows_lets_twice_as_many_through(
    clock: time_machine.Traveller,
) -> None:
    clock.shift(timedelta(seconds=0.9))
    assert [use() for _ in range(3)] == [None] * 3
    clock.shift(timedelta(seconds=0.2))  # another whole second has begun
    assert use() is not None


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_visitors_and_scopes_do_not_count_together() -> None:
    assert [use("frame:alice") for _ in range(3)] == [None] * 3
    assert use("frame:bob") is None
    assert use("set:alice") is None


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_a_use_refused_by_one_key_counts_for_none() -> None:
    narrow, wide = Limit(1, 1), Limit(3, 1)
    assert allow_all([("wide", wide), ("narrow", narrow)]) is None
    for _ in range(5):
        assert allow_all([("wide", wide), ("narrow", narrow)]) is not None
    assert [use("wide", wide) for _ in range(3)] == [None, None, pytest.approx(1)]


@pytest.mark.django_db
def test_a_clock_set_back_locks_nobody_out(clock: time_machine.Traveller) -> None:
    for _ in range(3):
        use()
    clock.shift(timedelta(hours=-2))
    assert use() is None


class AnyWindow(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(
        gaps=st.lists(st.floats(0, 0.7), min_size=1, max_size=25),
        count=st.integers(1, 5),
    )
    def test_no_window_ever_holds_more_than_allowed(self, gaps: list[float], count: int) -> None:
        passed = []
        with time_machine.travel(START, tick=False) as clock:
            for gap in gaps:
                clock.shift(timedelta(seconds=gap))
                if use("any", Limit(count, 1)) is None:
                    passed.append(datetime.now(START.tzinfo).timestamp())
        assert passed
        for early, late in zip(passed, passed[count:], strict=False):
            assert late - early >= 1
        assert all(early <= late for early, late in pairwise(passed))
