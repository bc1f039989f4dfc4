from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommendations.library.recency import MONTH, recency, weights

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_what_is_liked_today_weighs_one_and_a_month_takes_its_part() -> None:
    assert recency(NOW, NOW) == 1
    assert recency(NOW - MONTH, NOW) == pytest.approx(1 / 1.09)
    assert recency(NOW - 12 * MONTH, NOW) == pytest.approx(1.09**-12)


def test_a_clock_that_is_ahead_gives_no_more_than_one() -> None:
    assert recency(NOW + timedelta(days=400), NOW) == 1


@given(st.lists(st.integers(0, 20_000), min_size=2))
def test_older_never_weighs_more_and_never_nothing(days: list[int]) -> None:
    given = weights([NOW - timedelta(days=count) for count in sorted(days)], NOW)
    assert given == sorted(given, reverse=True)
    assert all(0 < weight <= 1 for weight in given)


def test_without_a_moment_a_song_weighs_as_the_oldest() -> None:
    moments = [NOW, None, NOW - 10 * MONTH]
    assert weights(moments, NOW)[1] == weights(moments, NOW)[2] < 1


def test_where_no_song_has_a_moment_all_weigh_one() -> None:
    assert weights([None, None], NOW) == [1, 1]


def test_no_songs_have_no_weights() -> None:
    assert weights([], NOW) == []
