"""Seven probabilities, and nothing that only looks like them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from emotion.labels import LABELS


def weights(probabilities: Sequence[object]) -> npt.NDArray[np.float64]:
    """Return seven probabilities that sum to 1, float64 [7].

    Raises ValueError unless given seven finite non-negative numbers with a positive sum.
    """
    if len(probabilities) != len(LABELS):
        raise ValueError(f"expected {len(LABELS)} probabilities, got {len(probabilities)}")
    # NumPy would read True as 1 and the text "0.5" as a number.
    if any(isinstance(p, bool) or not isinstance(p, int | float) for p in probabilities):
        raise ValueError("every probability must be a number")
    try:
        values = np.array(probabilities, np.float64)
    except OverflowError as error:
        raise ValueError("every probability must be finite") from error
    if not np.isfinite(values).all() or values.min() < 0:
        raise ValueError("every probability must be finite and not negative")
    largest = values.max()
    if largest == 0:
        raise ValueError("the probabilities must not all be zero")
    # Dividing by the largest first keeps the sum of huge numbers finite.
    scaled = values / largest
    normalised: npt.NDArray[np.float64] = scaled / scaled.sum()
    return normalised
