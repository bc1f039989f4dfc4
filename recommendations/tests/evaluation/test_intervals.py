from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recommendations.evaluation.intervals import Estimate, bootstrap


def limits(values: npt.NDArray[np.float64]) -> tuple[float, float, float]:
    estimate = bootstrap(values, 5)
    assert estimate.low is not None
    assert estimate.mean is not None
    assert estimate.high is not None
    return estimate.low, estimate.mean, estimate.high


def test_the_interval_holds_the_mean_and_narrows_with_more_values() -> None:
    random = np.random.default_rng(1)
    few, many = limits(random.normal(2, 1, 30)), limits(random.normal(2, 1, 3000))
    for low, mean, high in (few, many):
        assert low < mean < high
    assert many[2] - many[0] < (few[2] - few[0]) / 4


def test_equal_values_leave_no_doubt() -> None:
    assert bootstrap(np.full(20, 0.25), 1) == Estimate(0.25, 0.25, 0.25)


def test_nothing_measured_is_not_zero() -> None:
    assert bootstrap(np.empty(0), 1) == Estimate(None, None, None)


def test_the_same_seed_gives_the_same_interval() -> None:
    values = np.arange(40.0)
    assert bootstrap(values, 3) == bootstrap(values, 3)
