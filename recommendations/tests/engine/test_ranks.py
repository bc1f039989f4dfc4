from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommendations.engine.ranks import shares_at_or_below


def column(*values: float) -> list[float]:
    shares = shares_at_or_below(np.array(values, np.float32)[:, None])
    return [round(share, 4) for share in shares[:, 0].tolist()]


def test_a_share_counts_the_values_at_or_below() -> None:
    assert column(0.3, 0.1, 0.4, 0.2) == [0.75, 0.25, 1.0, 0.5]


def test_values_that_tie_share_the_highest_place() -> None:
    assert column(0.0, 0.0, 0.5, 0.0) == [0.75, 0.75, 1.0, 0.75]


def test_unknown_values_have_no_share_and_count_for_none() -> None:
    assert column(float("nan"), 0.5, float("inf"), 0.1)[1::2] == [1.0, 0.5]
    assert np.isnan(column(float("nan"), 0.5, float("inf"))[::2]).all()


def test_each_column_is_ranked_by_itself() -> None:
    table = np.array([[1, -60], [2, -70], [3, -5]], np.float32)
    assert shares_at_or_below(table)[:, 1].tolist() == pytest.approx([2 / 3, 1 / 3, 1])


def test_nothing_known_is_nothing_ranked() -> None:
    assert shares_at_or_below(np.empty((0, 9), np.float32)).shape == (0, 9)
    assert np.isnan(shares_at_or_below(np.full((3, 1), np.nan, np.float32))).all()


@given(st.lists(st.floats(width=32), min_size=1))
def test_shares_keep_the_order_of_their_values(values: list[float]) -> None:
    array = np.array(values, np.float32)
    shares = shares_at_or_below(array[:, None])[:, 0]
    known = np.isfinite(array)
    order = np.argsort(array[known], kind="stable")
    assert (np.diff(shares[known][order]) >= 0).all()
    assert not known.any() or shares[known].max() == 1
    assert np.isnan(shares[~known]).all()
