from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recommendations.engine.features import FEATURES

DECIMALS = 6


@dataclass(frozen=True)
class FeatureStatistics:
    """One feature of the songs that know it, in its own unit; ``std`` is the sample's (n - 1)."""

    count: int
    mean: float
    std: float
    min: float
    lower_quartile: float
    median: float
    upper_quartile: float
    max: float


def statistics_of(features: npt.NDArray[np.float64]) -> dict[str, FeatureStatistics]:
    """Statistics by feature of `features` [N, 9]; a feature of fewer than two songs has none."""
    columns = {name: features[:, number] for number, name in enumerate(FEATURES)}
    known = {name: column[np.isfinite(column)] for name, column in columns.items()}
    return {name: _statistics(column) for name, column in known.items() if len(column) > 1}


def _statistics(column: npt.NDArray[np.float64]) -> FeatureStatistics:
    figures = [column.mean(), column.std(ddof=1), *np.quantile(column, [0, 0.25, 0.5, 0.75, 1])]
    return FeatureStatistics(len(column), *(round(float(figure), DECIMALS) for figure in figures))
