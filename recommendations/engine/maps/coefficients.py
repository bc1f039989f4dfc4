"""The calibrated engine's numbers, kept as data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

COEFFICIENTS_FILE: Final = Path(__file__).resolve().parents[2] / "data" / "calibrated_engine.json"
FOLDS: Final = 5


@dataclass(frozen=True, eq=False)
class Coefficients:
    """Multinomial logistic regression: which quadrant listeners place a song in.

    ``genre_names`` are the G genres that have a weight of their own. ``facts`` float64
    [K, 4] weighs the columns of `song_facts.song_facts`, ``genres`` [G, 4] a track's genres,
    ``constant`` [4] comes on top; columns are the quadrants of `QUADRANTS`.
    """

    genre_names: tuple[str, ...]
    facts: npt.NDArray[np.float64]
    genres: npt.NDArray[np.float64]
    constant: npt.NDArray[np.float64]


# Signs of (valence, arousal), each counted from the raters' own zero.
QUADRANTS: Final = ((1, 1), (-1, 1), (-1, -1), (1, -1))


@cache
def shipped_coefficients(fold: int | None = None) -> Coefficients:
    """The coefficients of `COEFFICIENTS_FILE`: of all songs, or of those outside `fold`.

    The engine uses the first; measuring it on the songs that it was fitted to uses the
    second (0..4, see `folds.fold_of`), which never saw the artists of that fold.
    """
    stored = json.loads(COEFFICIENTS_FILE.read_text())
    return from_json(stored["all"] if fold is None else stored["folds"][fold], stored["genres"])


def from_json(stored: dict[str, Any], genre_names: list[str]) -> Coefficients:
    return Coefficients(
        genre_names=tuple(genre_names),
        facts=np.array(stored["facts"], np.float64),
        genres=np.array(stored["genres"], np.float64),
        constant=np.array(stored["constant"], np.float64),
    )
