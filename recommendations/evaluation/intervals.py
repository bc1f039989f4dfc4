from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

RESAMPLES = 2000
LEVEL = 95


@dataclass(frozen=True)
class Estimate:
    """A mean with its interval, both None where nothing was measured."""

    mean: float | None
    low: float | None
    high: float | None


def bootstrap(values: npt.NDArray[np.float64], seed: int) -> Estimate:
    """The mean of `values` [N] and its 95 % percentile bootstrap interval (Efron 1979)."""
    if len(values) == 0:
        return Estimate(None, None, None)
    random = np.random.default_rng(seed)
    means = values[random.integers(0, len(values), (RESAMPLES, len(values)))].mean(axis=1)
    low, high = np.percentile(means, [(100 - LEVEL) / 2, (100 + LEVEL) / 2])
    return Estimate(round(float(values.mean()), 4), round(float(low), 4), round(float(high), 4))
