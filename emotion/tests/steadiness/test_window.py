from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.steadiness.constants import WINDOW_SECONDS
from emotion.steadiness.window import step, weight

seconds = st.floats(0.001, 5)


def test_what_is_older_than_the_window_weighs_nothing() -> None:
    assert weight(WINDOW_SECONDS, 0.2) == 0
    assert weight(WINDOW_SECONDS + 1, 0.2) == 0


def test_half_of_the_weight_lies_within_the_last_0_88_seconds() -> None:
    assert weight(0, 0.8787) == pytest.approx(weight(0, WINDOW_SECONDS) / 2, rel=1e-3)


@given(age=st.floats(0, 5), first=seconds, second=seconds)
def test_a_stretch_weighs_the_same_in_one_piece_and_in_two(
    age: float, first: float, second: float
) -> None:
    pieces = weight(age, first) + weight(age + first, second)
    assert pieces == pytest.approx(weight(age, first + second), abs=1e-9)


@given(age=st.floats(0, 2.9), later=st.floats(0.01, 1), long=seconds)
def test_a_sighting_grows_lighter_with_age(age: float, later: float, long: float) -> None:
    assert weight(age + later, long) < weight(age, long)


@pytest.mark.parametrize(
    ("before", "now", "stands_for"),
    [(None, 7, 0.1), (1, 1.25, 0.25), (1, 4, 0.7), (1, 1, 0.001)],
)
def test_a_sighting_stands_for_the_time_since_the_one_before(
    before: float | None, now: float, stands_for: float
) -> None:
    assert step(before, now) == stands_for
