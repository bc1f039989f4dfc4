"""How often a single face is named, and how often rightly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emotion.steadiness.strongest import clear_label


@dataclass(frozen=True)
class Naming:
    """Shares 0..1: of faces with a clear emotion, of those named rightly, and of the others
    that would have been named rightly all the same; a share of no faces is None."""

    named: float
    right_when_named: float | None
    right_otherwise: float | None


def naming(labels: npt.NDArray[np.int64], probabilities: npt.NDArray[np.floating]) -> Naming:
    """Apply the rule of `emotion.steadiness.strongest` to [N, 7], N > 0, of faces found."""
    clear = np.array([clear_label(tuple(row)) is not None for row in probabilities.tolist()])
    right = probabilities.argmax(axis=1) == labels
    return Naming(float(clear.mean()), _share(right[clear]), _share(right[~clear]))


def _share(right: npt.NDArray[np.bool_]) -> float | None:
    return float(right.mean()) if len(right) else None
