from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import Catalogue, MoodMap
from recommendations.engine.recommend import recommend
from recommendations.engine.request import Request


@dataclass(frozen=True, eq=False)
class RatedPart:
    """Rated songs as a catalogue of their own, with their ratings [M] row for row."""

    catalogue: Catalogue
    mood_map: MoodMap
    valence: npt.NDArray[np.float64]
    arousal: npt.NDArray[np.float64]

    def rows(self, request: Request) -> npt.NDArray[np.intp]:
        """The rows that the whole pipeline answers `request` with, in its order."""
        answer = recommend(self.catalogue, self.mood_map, request)
        return np.array([pick.row for pick in answer.picks], np.intp)

    def ratings(self) -> npt.NDArray[np.float64]:
        """Valence and arousal as shares of the rated songs below, 0..1, [M, 2]."""
        both = np.column_stack([self.valence, self.arousal])
        places = both.argsort(axis=0).argsort(axis=0)
        return np.asarray((places + 0.5) / max(len(both), 1))
