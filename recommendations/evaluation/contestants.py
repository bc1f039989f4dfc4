"""The engines that are compared, each as maps of the rated songs, one a fold."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from recommendations.engine.catalogue import Catalogue, MoodMap
from recommendations.engine.folds import fold_of
from recommendations.engine.maps import MAPS, EngineName, mood_map
from recommendations.engine.maps.calibrated import calibrated_map
from recommendations.engine.maps.coefficients import FOLDS, shipped_coefficients
from recommendations.engine.subset import Rows, catalogue_part, mood_map_part
from recommendations.evaluation.matched import Matched
from recommendations.evaluation.rated_part import RatedPart

RANDOM = "random"
CONTESTANTS = (*MAPS, RANDOM)


def rated_parts(
    catalogue: Catalogue, matched: Matched, contestant: str, seed: int
) -> tuple[RatedPart, ...]:
    """The rated songs in five parts without a common artist, as `contestant` sees them.

    The calibrated engine sees each part by coefficients that never saw its artists. Fits
    and positions are made with the whole catalogue: a song is as bright as it is among all.
    """
    folds = np.array([fold_of(artist) for artist in matched.artists])
    map_of = _maps(catalogue, contestant, seed)
    parts = []
    for fold in range(FOLDS):
        chosen = np.flatnonzero(folds == fold)
        rows: Rows = matched.rows[chosen]
        parts.append(
            RatedPart(
                catalogue=catalogue_part(catalogue, rows),
                mood_map=mood_map_part(map_of(fold), rows),
                valence=matched.valence[chosen],
                arousal=matched.arousal[chosen],
            )
        )
    return tuple(parts)


def _maps(catalogue: Catalogue, contestant: str, seed: int) -> Callable[[int], MoodMap]:
    if contestant == EngineName.CALIBRATED:
        return lambda fold: calibrated_map(catalogue, shipped_coefficients(fold))
    if contestant == RANDOM:
        random = np.random.default_rng(seed)
        count = len(catalogue)
        made = MoodMap(
            fits=random.random((count, 7), np.float32),
            positions=random.random((count, 2), np.float32),
        )
    else:
        made = mood_map(catalogue, contestant)
    return lambda fold: made
