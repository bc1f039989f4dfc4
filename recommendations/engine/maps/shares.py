from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import Catalogue

MIDDLE = 0.5


def centred_ranks(catalogue: Catalogue) -> npt.NDArray[np.float64]:
    """The catalogue's ranks around 0, -0.5..0.5, float64 [N, 9]; 0 where unknown."""
    return np.asarray(np.nan_to_num(catalogue.ranks.astype(np.float64) - MIDDLE))


def shares(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The share of rows at or below each value, 0..1, float64 [N]; equal values share the
    middle of theirs, so that a catalogue of one kind of song lies at 0.5."""
    if len(values) == 0:
        return values.astype(np.float64)
    ordered = np.sort(values)
    below = np.searchsorted(ordered, values, side="left")
    through = np.searchsorted(ordered, values, side="right")
    return np.asarray((below + through) / (2 * len(values)))


def standardised(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
    """Columns of mean 0 and standard deviation 1, float32; a constant column becomes 0.

    A mood of several emotions adds their columns up: none may win by its units.
    """
    if len(values) == 0:
        return values.astype(np.float32)
    offsets = values - values.mean(axis=0)
    spread = offsets.std(axis=0)
    return np.asarray(
        np.divide(offsets, spread, out=np.zeros_like(offsets), where=spread > 1e-9), np.float32
    )
