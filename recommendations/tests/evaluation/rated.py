"""Made-up songs whose ratings follow from their features."""

from __future__ import annotations

import numpy as np

from recommendations.engine.catalogue import Catalogue
from recommendations.evaluation.matched import Matched
from recommendations.tests.engine.catalogues import catalogue_of

SONGS = 1200


def honest_songs(seed: int = 11) -> tuple[Catalogue, Matched]:
    """Songs that people hear as they measure, by 600 artists, all rated."""
    random = np.random.default_rng(seed)
    valence, energy, danceability = random.random((3, SONGS), np.float32)
    artists = np.arange(SONGS) // 2
    catalogue = catalogue_of(
        valence=valence, energy=energy, danceability=danceability, artists=artists.tolist()
    )
    matched = Matched(
        rows=np.arange(SONGS),
        valence=2 * valence.astype(np.float64) - 1,
        arousal=2 * energy.astype(np.float64) - 1,
        artists=tuple(f"Artist {number}" for number in artists),
        by_id=SONGS,
        by_name=0,
        unmatched=0,
    )
    return catalogue, matched
