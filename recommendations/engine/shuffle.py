"""Chance, taste and feedback, among tracks that fit the mood about as well."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import Catalogue
from recommendations.engine.content import Rows, Vector
from recommendations.engine.feedback import Opinion
from recommendations.engine.taste import Taste

# The pool is cut into this many bands by fit, and each gives its share of the list, the
# best one first: of forty tracks, ten from every quarter of the pool.
BANDS = 4
# Taste at its strongest leaves chance a part, so that two presses, and two listeners whose
# libraries are of one kind, get different songs.
MOST_TASTE = 0.7
# Likeness to what was thumbed up moves a track by at most a quarter of its band.
LIKING = 0.25


@dataclass(frozen=True, eq=False)
class Appeal:
    """What decides between tracks that fit equally: chance, with taste and feedback."""

    catalogue: Catalogue
    taste: Taste | None
    opinion: Opinion | None
    random: np.random.Generator

    @property
    def taste_strength(self) -> float:
        """0 without taste, up to 1."""
        return 0.0 if self.taste is None else self.taste.strength

    def keys(self, rows: Rows) -> Vector:
        """Return a number for each row, the highest to be taken first, float64 [len(rows)].

        Uniform 0..1 without taste and feedback. Taste takes up to `MOST_TASTE` of it, and
        an opinion adds up to `LIKING`.
        """
        keys = self.random.random(len(rows))
        if self.taste is not None:
            portion = MOST_TASTE * self.taste.strength
            preference = self.taste.preference(self.catalogue, rows)
            keys = (1 - portion) * keys + portion * preference
        if self.opinion is not None:
            keys += LIKING * self.opinion.preference(self.catalogue, rows)
        return keys

    def unwelcome(self, rows: Rows) -> npt.NDArray[np.bool_]:
        """Mark the rows that come only where others do not fill the list."""
        if self.opinion is None:
            return np.zeros(len(rows), np.bool_)
        return self.opinion.unwelcome(self.catalogue, rows)


def drawn(pool: Rows, limit: int, appeal: Appeal) -> Rows:
    """Return `limit` rows of `pool` (best first), or all where there are fewer.

    A row of a better band always comes before one of a worse band: whatever chance,
    taste and feedback want, they choose within a band. Unwelcome rows are added at the
    end, for want of others.
    """
    last = appeal.unwelcome(pool)
    welcome = pool[~last]
    count = min(limit, len(welcome))
    keys = appeal.keys(welcome)
    places = np.arange(len(welcome))
    chosen = [
        band[np.argsort(-keys[band], kind="stable")][: len(quota)]
        for band, quota in zip(
            np.array_split(places, BANDS), np.array_split(np.arange(count), BANDS), strict=True
        )
    ]
    return np.concatenate([welcome[np.concatenate(chosen)], pool[last][: limit - count]])
