"""Whether a list that should lead somewhere does, by what listeners said of its songs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emotion.labels import Emotion
from recommendations.engine.coordinates import COORDINATES, GOALS
from recommendations.engine.request import Goal, Request
from recommendations.evaluation.intervals import Estimate, bootstrap
from recommendations.evaluation.mood_scores import only
from recommendations.evaluation.rated_part import RatedPart

ENDS = 5


@dataclass(frozen=True)
class ArcScore:
    """Lists from one emotion to one goal.

    ``monotone`` is the rank correlation (Spearman) between a track's place in the list and
    how far its rating lies on the way. ``first_nearer`` is by how much the first five
    tracks lie nearer to the mood than to the goal, as shares of the rated songs; positive
    is right. ``last_nearer`` is the same of the last five and the goal.
    """

    monotone: Estimate
    first_nearer: Estimate
    last_nearer: Estimate


def score_arc(parts: tuple[RatedPart, ...], emotion: Emotion, goal: Goal, seed: int) -> ArcScore:
    start, end = np.array(COORDINATES[emotion]), np.array(GOALS[goal])
    monotone, first, last = [], [], []
    for part in parts:
        rows = part.rows(Request(probabilities=only(emotion), goal=goal, seed=seed))
        rated = part.ratings()[rows]
        progress = (rated - start) @ (end - start)
        monotone.append(_rank_correlation(progress))
        nearer_goal = np.linalg.norm(rated - start, axis=1) - np.linalg.norm(rated - end, axis=1)
        first.append(-nearer_goal[:ENDS])
        last.append(nearer_goal[-ENDS:])
    return ArcScore(
        monotone=bootstrap(np.array(monotone), seed),
        first_nearer=bootstrap(np.concatenate(first), seed),
        last_nearer=bootstrap(np.concatenate(last), seed),
    )


def _rank_correlation(values: npt.NDArray[np.float64]) -> float:
    """Spearman's correlation of values with their order; 0 for fewer than three."""
    if len(values) < 3:
        return 0.0
    return float(np.corrcoef(np.arange(len(values)), values.argsort().argsort())[0, 1])
