"""Which tracks may be chosen: those that fit, pass the filters and were not shown lately."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import Catalogue, MoodMap
from recommendations.engine.filters import Passed, passing
from recommendations.engine.memory import Memory, remembered
from recommendations.engine.request import Request
from recommendations.engine.scoring import NEVER, mood_scores


@dataclass(frozen=True, eq=False)
class Candidates:
    """``scores`` float32 [N] of all tracks, and which of those that passed are held back."""

    scores: npt.NDArray[np.float32]
    passed: Passed
    memory: Memory
    held: npt.NDArray[np.bool_]

    @property
    def count(self) -> int:
        return int(np.count_nonzero(self.passed.mask))

    @property
    def held_count(self) -> int:
        return int(np.count_nonzero(self.held))

    def fresh_scores(self) -> npt.NDArray[np.float32]:
        """Return the scores, float32 [N], `NEVER` but for those that may be chosen now."""
        return np.where(self.passed.mask & ~self.held, self.scores, NEVER)

    def held_scores(self) -> npt.NDArray[np.float32]:
        """Return the scores, float32 [N], `NEVER` but for those that are held back."""
        return np.where(self.held, self.scores, NEVER)


def candidates_for(
    catalogue: Catalogue, mood_map: MoodMap, mood: npt.NDArray[np.float64], request: Request
) -> Candidates:
    """Return the candidates for a mood of seven probabilities that sum to 1."""
    scores = mood_scores(catalogue, mood_map, mood)
    passed = passing(catalogue, request.filters, np.isfinite(scores))
    memory = remembered(catalogue, request.shown)
    held = passed.mask & memory.holds(catalogue.song_numbers)
    return Candidates(scores, passed, memory, held)
