from __future__ import annotations

import numpy as np
import numpy.typing as npt


def shares_at_or_below(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return, column by column, the share of known values at or below each one.

    `values` is [N, K] with NaN, or anything that is not finite, for unknown; the shares
    are 0..1 of the known values of the column, NaN where a value is unknown. Values that
    tie share the highest place among them, so that the share of a value does not depend
    on how many equal it but are ordered elsewhere, and the largest is always 1. The mean
    of their places would be no share of anything that a sentence could name.
    """
    shares = np.full(values.shape, np.nan, np.float32)
    for column in range(values.shape[1]):
        known = np.isfinite(values[:, column])
        ordered = np.sort(values[known, column])
        places = np.searchsorted(ordered, values[known, column], side="right")
        shares[known, column] = places / max(len(ordered), 1)
    return shares
