"""Where a list starts and where it leads, in valence and arousal."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recommendations.engine.coordinates import COORDINATE_TABLE, GOALS
from recommendations.engine.request import Goal

# A shorter way is below what an estimate of a song's place can tell: the goal is reached.
SHORTEST_WAY = 0.05
# An eighth of the list meets the mood and an eighth stays at the goal, five of forty
# each: one track's place is a noisy estimate, the mean of five says where a list begins.
HELD_SHARE = 8
# A song that is estimated at a place lies, as listeners rate it, about half as far from the
# middle of the catalogue: regression to the mean, as the estimates of the default engine and
# the shared ratings correlate by 0.46 (valence) and 0.42 (arousal). So an arc aims twice as
# far, a factor chosen on those ratings, but not at the outermost twentieth, where broken
# values and mere noise gather.
EXAGGERATION = 2
MIDDLE, MARGIN = 0.5, 0.05

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Way:
    """Two places, each (valence, arousal) as shares of the catalogue, float64 [2]."""

    start: Vector
    end: Vector

    @property
    def leads_anywhere(self) -> bool:
        return bool(np.linalg.norm(self.end - self.start) >= SHORTEST_WAY)

    def aimed_at(self) -> Way:
        """Return the way through estimated places that listeners will rate as this one.

        Where both ends would fall on one place, at the edge, it is this way itself.
        """
        start, end = (
            np.clip(MIDDLE + EXAGGERATION * (place - MIDDLE), MARGIN, 1 - MARGIN)
            for place in (self.start, self.end)
        )
        aimed = Way(start, end)
        return aimed if aimed.leads_anywhere else self

    def at(self, step: float) -> Vector:
        """Return the place at `step` 0..1 of the straight line."""
        return self.start + step * (self.end - self.start)

    def progress(self, positions: Vector) -> Vector:
        """Return how far along the line [N, 2] positions lie: 0 at its start, 1 at its end."""
        line = self.end - self.start
        return np.asarray((positions - self.start) @ line / (line @ line))

    def distances(self, positions: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Return the squared distance of [N, 2] positions to the line, float32 [N]."""
        start, line = self.start.astype(np.float32), (self.end - self.start).astype(np.float32)
        valence, arousal = positions[:, 0] - start[0], positions[:, 1] - start[1]
        steps = np.clip((valence * line[0] + arousal * line[1]) / (line @ line), 0, 1)
        squares: npt.NDArray[np.float32] = (valence - steps * line[0]) ** 2
        squares += (arousal - steps * line[1]) ** 2
        return squares


def way_to(goal: Goal, mood: Vector) -> Way:
    """Return the way from a mood's place, the weighted mean of its emotions', to the goal."""
    start = mood @ COORDINATE_TABLE
    return Way(start, start if goal is Goal.MATCH else np.array(GOALS[goal]))


def steps(count: int) -> Vector:
    """Return the places of `count` tracks on the way, 0..1, never falling; float64 [count]."""
    held = max(count // HELD_SHARE, 1)
    return np.clip((np.arange(count) - (held - 1)) / max(count - 2 * held + 1, 1), 0, 1)
