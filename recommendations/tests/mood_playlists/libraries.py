"""Catalogues and ranks for sorting by mood."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import Catalogue
from recommendations.engine.features import FEATURES
from recommendations.tests.engine.catalogues import catalogue_of


def ranks_around(
    places: npt.NDArray[np.float64], count: int, seed: int = 5
) -> npt.NDArray[np.float32]:
    """Ranks [6 * count, 9]: `count` songs close to each valence and energy of `places`.

    Danceability and acousticness differ from place to place, all else is at random.
    """
    random = np.random.default_rng(seed)
    ranks = random.random((len(places) * count, len(FEATURES)))
    ranks[:, :2] = np.repeat(places, count, axis=0)
    ranks[:, 2] = ranks[:, 3] = np.repeat(np.linspace(0.1, 0.9, len(places)), count)
    ranks[:, :4] += random.normal(0, 0.01, (len(ranks), 4))
    return ranks.astype(np.float32)


def mixed_catalogue(size: int, seed: int = 7) -> Catalogue:
    """Songs of all kinds; their ids are not in the order of their rows."""
    random = np.random.default_rng(seed)
    columns = {name: random.random(size) for name in FEATURES[:4]}
    return catalogue_of(
        ids=(random.permutation(size) + 1).tolist(),
        valence=columns["valence"].tolist(),
        energy=columns["energy"].tolist(),
        danceability=columns["danceability"].tolist(),
        acousticness=columns["acousticness"].tolist(),
    )
