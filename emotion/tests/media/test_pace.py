"""Times and the choice of frames, as plain arithmetic."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.media.pace import LONGEST_PAUSE, FrameClock, Pace, shown_for, usable_rate

NONSENSE = [math.nan, math.inf, -math.inf, -1.0, 0.0, 1e300]


def test_good_timestamps_are_kept_and_begin_at_nought() -> None:
    clock = FrameClock(30)
    assert [clock.time(stamp) for stamp in (5.0, 5.25, 7.0)] == [0, 0.25, 2]


def test_missing_timestamps_are_counted_by_the_rate() -> None:
    clock = FrameClock(20)
    assert [clock.time(0.0) for _ in range(4)] == pytest.approx([0, 0.05, 0.1, 0.15])


@pytest.mark.parametrize("stamp", [0.4, 0.5, 0.5 + LONGEST_PAUSE + 1, math.nan])
def test_a_timestamp_that_leaps_is_not_believed(stamp: float) -> None:
    clock = FrameClock(10)
    assert [clock.time(0.0), clock.time(0.5), clock.time(stamp)] == pytest.approx([0, 0.5, 0.6])


@pytest.mark.parametrize("rate", NONSENSE)
def test_a_rate_that_no_camera_has_counts_as_unknown(rate: float) -> None:
    assert usable_rate(rate) is None
    assert FrameClock(rate).step == 0.04


@given(st.floats(), st.lists(st.floats()))
def test_times_rise_whatever_the_container_says(rate: float, stamps: list[float]) -> None:
    clock = FrameClock(rate)
    times = [clock.time(stamp) for stamp in stamps]
    assert times[:1] == [0] * len(times[:1])
    assert all(earlier < later for earlier, later in pairwise(times))
    assert all(map(math.isfinite, times))


@pytest.mark.parametrize("rate", [10, 12.5, 15, 24, 25, 29.97, 30, 50, 60, 240])
def test_ten_frames_are_kept_of_every_second(rate: float) -> None:
    pace = Pace(10)
    kept = [n / rate for n in range(round(rate * 6)) if pace.keeps(n / rate)]
    assert len(kept) == 60
    assert all(sum(second <= time < second + 1 for time in kept) <= 10 for second in range(6))


@pytest.mark.parametrize("rate", [1, 5, 9])
def test_all_frames_of_slower_clips_are_kept(rate: float) -> None:
    pace = Pace(10)
    assert all(pace.keeps(n / rate) for n in range(50))


def test_times_rounded_to_milliseconds_lose_no_frame() -> None:
    """Matroska's ticks make the fourth frame at 30 a second come at 0.1 and the 13th at 0.4."""
    pace = Pace(10)
    assert sum(pace.keeps(round(n / 30, 3)) for n in range(300)) == 100


@pytest.mark.parametrize(
    ("said", "shown"), [(0, 0.1), (0.01, 0.1), (0.02, 0.02), (3, 3), (-1, 0.1), (math.nan, 0.1)]
)
def test_durations_are_those_of_browsers(said: float, shown: float) -> None:
    assert shown_for(said) == shown
