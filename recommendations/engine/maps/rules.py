"""A song's valence, arousal and dominance by documented rules: nothing here is fitted.

The weights were set by hand to round numbers while looking at the shared ratings; the
signs follow the literature: tempo, mode, loudness and articulation (Gabrielsson and
Lindström 2010), era and genre (Eerola 2011, "Are the emotions expressed in music
genre-specific?").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import UNKNOWN_YEAR, Catalogue
from recommendations.engine.features import FEATURES
from recommendations.engine.maps.genre_rules import genre_offsets
from recommendations.engine.maps.shares import MIDDLE, centred_ranks, shares

VALENCE_WEIGHTS: Final[Mapping[str, float]] = {
    "valence": 0.7,
    "danceability": 0.25,
    "energy": 0.1,
}
AROUSAL_WEIGHTS: Final[Mapping[str, float]] = {
    "energy": 0.6,
    "valence": 0.25,
    "loudness": 0.2,
    "acousticness": -0.1,
}
# No audio feature measures dominance (Eerola and Vuoskoski 2011 dropped it from theirs):
# loud, spoken, sung and major songs stand up, soft and instrumental ones do not.
DOMINANCE_WEIGHTS: Final[Mapping[str, float]] = {
    "loudness": 0.3,
    "speechiness": 0.3,
    "instrumentalness": -0.4,
}
MAJOR_DOMINANCE = 0.2
MINOR_VALENCE, MAJOR_VALENCE = -0.05, 0.02
# Songs before the eighties, and those since 2005, are rated brighter than they measure.
EARLY_BEFORE, EARLY_VALENCE = 1980, 0.08
LATE_SINCE, LATE_VALENCE = 2005, 0.04


def estimates(catalogue: Catalogue) -> npt.NDArray[np.float64]:
    """Return valence, arousal and dominance of each track, float64 [N, 3], -0.5..0.5.

    Each is the share of the catalogue at or below the track, around 0. Dominance is what
    is left of it when valence and arousal are known, so that it says something of its own.
    """
    offsets = genre_offsets(catalogue)
    valence = (
        _weighed(catalogue, VALENCE_WEIGHTS) + offsets[:, 0] + _mode(catalogue) + _era(catalogue)
    )
    arousal = _weighed(catalogue, AROUSAL_WEIGHTS) + offsets[:, 1]
    dominance = (
        _weighed(catalogue, DOMINANCE_WEIGHTS)
        + offsets[:, 2]
        + MAJOR_DOMINANCE * (catalogue.modes == 1)
    )
    place = np.stack([shares(valence), shares(arousal)], axis=1) - MIDDLE
    rest = _beyond(dominance, place)
    return np.column_stack([place, shares(rest) - MIDDLE])


def _weighed(catalogue: Catalogue, weights: Mapping[str, float]) -> npt.NDArray[np.float64]:
    by_feature = np.array([weights.get(name, 0.0) for name in FEATURES])
    return np.asarray(centred_ranks(catalogue) @ by_feature)


def _mode(catalogue: Catalogue) -> npt.NDArray[np.float64]:
    return np.select([catalogue.modes == 0, catalogue.modes == 1], [MINOR_VALENCE, MAJOR_VALENCE])


def _era(catalogue: Catalogue) -> npt.NDArray[np.float64]:
    known = catalogue.years != UNKNOWN_YEAR
    early = known & (catalogue.years < EARLY_BEFORE)
    return np.select([early, catalogue.years >= LATE_SINCE], [EARLY_VALENCE, LATE_VALENCE])


def _beyond(
    values: npt.NDArray[np.float64], known: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """What is left of `values` [N] after a linear fit to `known` [N, K]."""
    if len(values) == 0:
        return values
    with_constant = np.column_stack([np.ones(len(values)), known])
    coefficients = np.linalg.lstsq(with_constant, values)[0]
    return np.asarray(values - with_constant @ coefficients)
