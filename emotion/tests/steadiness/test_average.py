from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.labels import LABELS
from emotion.steadiness.average import Average, Sample, weighted_mean
from emotion.steadiness.window import step
from emotion.tests.steadiness.acting import HAPPY, SAD, shares, times

HAPPY_AT = LABELS.index("happy")


def mean_after(rate: float, change: float, end: float) -> tuple[float, ...]:
    """The mean at `end` when a happy face turned sad at `change`."""
    average, before, mean = Average(), None, HAPPY
    for now in [*times(rate, end), end]:
        mean = average.add(Sample(now, step(before, now), HAPPY if now < change else SAD))
        before = now
    return mean


def test_the_mean_of_one_picture_is_that_picture() -> None:
    assert Average().add(Sample(5, 0.1, SAD)) == pytest.approx(SAD)


def test_by_hand() -> None:
    # A line that falls from 1 now to 0 three seconds ago, over 0.1 s and the 0.5 s before.
    newest, older = 0.5 * (1 - 0.25 / 3), 0.1 * (1 - 0.55 / 3)
    average = Average()
    average.add(Sample(0, 0.1, shares(happy=1)))
    mean = average.add(Sample(0.5, 0.5, shares(sad=1)))
    assert mean[HAPPY_AT] == pytest.approx(older / (older + newest))
    assert mean[LABELS.index("sad")] == pytest.approx(newest / (older + newest))


@pytest.mark.parametrize("rate", [2, 5, 10, 15, 30, 60])
def test_the_mean_does_not_depend_on_how_many_pictures_arrive(rate: float) -> None:
    # Up to a picture's own length: it stands for the time before it.
    assert mean_after(rate, 4, 5) == pytest.approx(mean_after(120, 4, 5), abs=0.6 / rate)


def test_irregular_pictures_give_the_same_mean_as_regular_ones() -> None:
    def mean(when: list[float]) -> tuple[float, ...]:
        average, before, last = Average(), None, HAPPY
        for now in when:
            wave = 0.4 + 0.3 * (now % 2)
            last = average.add(Sample(now, step(before, now), shares(happy=wave)))
            before = now
        return last

    regular = times(30, 6)
    irregular = [now for index, now in enumerate(regular) if index % 7 not in (1, 2, 5)]
    assert mean(irregular + [6.0]) == pytest.approx(mean([*regular, 6.0]), abs=0.02)


def test_a_picture_older_than_the_window_is_forgotten() -> None:
    average = Average()
    average.add(Sample(0, 0.7, SAD))
    assert average.add(Sample(3, 0.7, HAPPY)) == pytest.approx(HAPPY)


def test_sums_run_from_the_first_row_to_the_last() -> None:
    # Any other order, or a corrected sum, keeps the 1.
    rows = [(1e16,), (1.0,), (-1e16,)]
    assert weighted_mean([1.0, 1.0, 1.0], rows) == (0.0,)


distributions = st.lists(st.floats(0.001, 1), min_size=7, max_size=7).map(
    lambda parts: tuple(part / sum(parts) for part in parts)
)


@given(st.lists(st.tuples(st.floats(0, 1.5), distributions), min_size=1, max_size=40))
def test_a_mean_of_distributions_is_a_distribution(
    pictures: list[tuple[float, tuple[float, ...]]],
) -> None:
    average, now, before = Average(), 0.0, None
    for pause, probabilities in pictures:
        now += pause
        mean = average.add(Sample(now, step(before, now), probabilities))
        before = now
        assert sum(mean) == pytest.approx(1)
        assert min(mean) > 0
