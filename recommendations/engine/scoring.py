"""How well each track fits a mixed mood."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from emotion.labels import Emotion
from recommendations.engine.catalogue import Catalogue, MoodMap
from recommendations.engine.features import DANCEABILITY, ENERGY, VALENCE

EMOTIONS = tuple(Emotion)
# What must be known of a track before anything is said about its mood.
NEEDED = slice(VALENCE, max(VALENCE, ENERGY, DANCEABILITY) + 1)
# An emotion with half the weight of the strongest still names the mood.
NAMED_FROM = 0.5
# The score of a row that may not be chosen.
NEVER = np.float32(-np.inf)


def mood_scores(
    catalogue: Catalogue, mood_map: MoodMap, mood: npt.NDArray[np.float64]
) -> npt.NDArray[np.float32]:
    """Return ``fits @ mood``, float32 [N], and -inf for a row that may never be chosen.

    `mood` are seven probabilities that sum to 1. A row may not be chosen when one of its
    fits, its position, valence, energy or danceability is not a finite number.

    Raises ValueError when the map is not of the catalogue's length.
    """
    count = len(catalogue)
    if mood_map.fits.shape != (count, len(EMOTIONS)) or mood_map.positions.shape != (count, 2):
        raise ValueError(f"the mood map is not one of {count} tracks")
    with np.errstate(invalid="ignore", over="ignore"):
        scores = mood_map.fits @ mood.astype(np.float32)
        # A sum is finite only if its terms are, and a product with ones is several times as
        # fast as looking at each. The scores do not tell: BLAS may pass over a weight of
        # zero, and NaN times nothing is then nothing.
        sums = _row_sums(mood_map.fits) + _row_sums(mood_map.positions)
        sums += _row_sums(catalogue.features[:, NEEDED])
    scores[~(np.isfinite(sums) & np.isfinite(scores))] = NEVER
    return scores


def named_emotions(
    mood_map: MoodMap, mood: npt.NDArray[np.float64], rows: npt.NDArray[np.intp]
) -> list[Emotion]:
    """Return for each row that of the mood's stronger emotions which it fits best."""
    strong = np.flatnonzero(mood >= NAMED_FROM * mood.max())
    best = strong[np.argmax(mood_map.fits[np.ix_(rows, strong)], axis=1)]
    return [EMOTIONS[number] for number in best]


def _row_sums(table: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    sums: npt.NDArray[np.float32] = table @ np.ones(table.shape[1], np.float32)
    return sums
