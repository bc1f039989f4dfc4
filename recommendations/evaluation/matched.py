from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, eq=False)
class Matched:
    """M rated songs of the catalogue: ``rows`` int [M] ascending and unique, with their
    ``valence`` and ``arousal`` [M] (means where a song was rated more than once) and main
    ``artists``."""

    rows: npt.NDArray[np.intp]
    valence: npt.NDArray[np.float64]
    arousal: npt.NDArray[np.float64]
    artists: tuple[str, ...]
    by_id: int
    by_name: int
    unmatched: int
