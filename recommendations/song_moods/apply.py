from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import UNKNOWN
from recommendations.engine.features import FEATURES
from recommendations.song_moods.model_file import SongMoodModel, shipped_model

# All terms of a third of a million songs at once would take 140 MB.
ROWS_AT_ONCE = 16_384
_FIRST, _SECOND = np.triu_indices(len(FEATURES))


def song_moods(
    features: npt.NDArray[np.floating], model: SongMoodModel | None = None
) -> npt.NDArray[np.int8]:
    """Say which mood each song has: int8 [N], numbers into `features.SONG_MOODS`.

    `features` are float [N, 9] in the order and units of `FEATURES`. A song of which one
    is missing (NaN or infinite) is `UNKNOWN`: a guess from the other eight was never
    measured. Without `model` the shipped one is used. Raises ValueError for another
    width, and SongMoodModelError where the shipped model cannot be read.
    """
    if features.ndim != 2 or features.shape[1] != len(FEATURES):
        raise ValueError(f"features must be [N, {len(FEATURES)}], not {list(features.shape)}")
    model = model or shipped_model()
    moods = np.full(len(features), UNKNOWN, np.int8)
    for start in range(0, len(features), ROWS_AT_ONCE):
        rows = features[start : start + ROWS_AT_ONCE].astype(np.float64)
        known = np.isfinite(rows).all(axis=1)
        scores = terms(standardised(rows[known], model)) @ model.coefficients.T
        moods[start : start + ROWS_AT_ONCE][known] = (scores + model.intercepts).argmax(axis=1)
    return moods


def standardised(
    features: npt.NDArray[np.float64], model: SongMoodModel
) -> npt.NDArray[np.float64]:
    """Features [N, 9] with the mean 0 and the deviation 1 of the songs fitted on.

    Values outside their range are moved to its edge: what a square does beyond the songs
    that it was fitted on means nothing.
    """
    within = np.clip(features, model.lowest, model.highest)
    return np.asarray((within - model.means) / model.scales)


def terms(standardised: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Nine features and their 45 products, float64 [N, 54].

    The products run over pairs (i, j) with i <= j, row by row.
    """
    return np.hstack([standardised, standardised[:, _FIRST] * standardised[:, _SECOND]])
