from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommendations.evaluation.proportions import wilson


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    # The formula with z = 1.959964, in four decimals.
    [
        (85, 100, 0.7672, 0.9069),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (1, 2, 0.0945, 0.9055),
    ],
)
def test_known_intervals(hits: int, count: int, low: float, high: float) -> None:
    found = wilson(hits, count)
    assert found.share == hits / count
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_share_lies_within_its_interval_and_that_within_0_and_1(pair: tuple[int, int]) -> None:
    hits, count = pair
    found = wilson(hits, count)
    assert 0 <= found.low <= found.share <= found.high <= 1
    # What is left over has the mirrored interval.
    rest = wilson(count - hits, count)
    assert (rest.low, rest.high) == pytest.approx((1 - found.high, 1 - found.low))


@given(st.integers(1, 99))
def test_more_answers_make_it_narrower(per_cent: int) -> None:
    few, many = wilson(per_cent, 100), wilson(100 * per_cent, 10_000)
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize(("hits", "count"), [(0, 0), (-1, 5), (6, 5)])
def test_what_is_no_share_is_refused(hits: int, count: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(hits, count)


def test_it_is_told_in_whole_per_cent() -> None:
    assert wilson(85, 100).in_words == "85 % (77–91 %)"
