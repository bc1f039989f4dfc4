"""From the present mood to the goal, step by step.

The iso principle of music therapy: music first meets the listener where they are and then
leads, little by little, to where they want to be (Altshuler 1948, "A psychiatrist's
experience with music as a therapeutic agent"; Davis, Gfeller and Thaut 2008, "An
Introduction to Music Therapy: Theory and Practice"; Heiderscheit and Madson 2015, "Use of
the iso principle as a central method in mood management"). How fast to lead, and that the
way is a straight line in valence and arousal, is this project's choice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emotion.labels import Emotion
from recommendations.engine.catalogue import Catalogue, MoodMap
from recommendations.engine.content import Rows
from recommendations.engine.maps.shares import shares
from recommendations.engine.request import Goal
from recommendations.engine.scoring import EMOTIONS
from recommendations.engine.shuffle import Appeal
from recommendations.engine.way import Way, steps

# Of the tracks still free, the nearest to a place on the way that are compared by fit: a
# hundredth of all, within bounds. More would fit better and stray from the way.
NEAR_SHARE = 0.01
NEAR_LEAST, NEAR_MOST = 8, 100
# The best third of those by fit, at most eight, are left to chance and feedback. Taste needs
# more to choose from: at its strongest the better half, at most forty.
FINALISTS_SHARE, FINALISTS_MOST = 1 / 3, 8
FINALISTS_SHARE_WITH_TASTE, FINALISTS_MOST_WITH_TASTE = 1 / 2, 40
GROWTH = 4

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Stage:
    """What an arc is chosen from: ``scores`` float32 [N], -inf where a row may not be."""

    catalogue: Catalogue
    mood_map: MoodMap
    scores: Scores
    goal: Goal
    way: Way


def arc(stage: Stage, limit: int, per_artist: int, appeal: Appeal) -> Rows:
    """Return up to `limit` rows in the order to play them, within the caps.

    For each step the tracks nearest to its place on the way are looked at; of these the
    ones that fit best (the mood at the start, the goal at the end) stay, and `appeal`
    picks one. Then the chosen are put in the order of their progress, so that no track
    leads back. Unwelcome tracks come only where the others do not fill the list. Fewer
    rows than `limit` mean that no other row is within the caps.
    """
    chosen = np.empty(0, np.intp)
    for corridor in _corridors(stage, limit):
        chosen = _walk(stage, corridor, limit, per_artist, appeal)
        if len(chosen) == limit:
            break
    return arranged(stage.mood_map, stage.way, chosen)


def arranged(mood_map: MoodMap, way: Way, rows: Rows) -> Rows:
    """Return `rows` in the order of their progress on the way."""
    return rows[np.argsort(way.progress(_places(mood_map, rows)), kind="stable")]


def _corridors(stage: Stage, limit: int) -> Iterator[Rows]:
    """Yield growing selections of the rows nearest to the way; the last one is complete."""
    # Rows that may not be chosen can lie at infinity.
    with np.errstate(invalid="ignore", over="ignore"):
        distances = stage.way.distances(stage.mood_map.positions)
    distances[~np.isfinite(stage.scores)] = np.inf
    allowed = int(np.count_nonzero(np.isfinite(stage.scores)))
    size = limit * NEAR_MOST
    while size < allowed:
        yield np.sort(np.argpartition(distances, size - 1)[:size])
        size *= GROWTH
    yield np.flatnonzero(np.isfinite(stage.scores))


def _walk(stage: Stage, rows: Rows, limit: int, per_artist: int, appeal: Appeal) -> Rows:
    artists, songs = stage.catalogue.artist_numbers[rows], stage.catalogue.song_numbers[rows]
    valence, arousal = _places(stage.mood_map, rows).T.copy()
    mood_fits, goal_fits = stage.scores[rows].astype(np.float64), _goal_fits(stage, rows)
    keys, unwelcome = appeal.keys(rows), appeal.unwelcome(rows)
    allowed = int(np.count_nonzero(np.isfinite(stage.scores)))
    near = int(np.clip(NEAR_SHARE * allowed, NEAR_LEAST, NEAR_MOST))
    free = ~unwelcome
    taken: list[int] = []
    for step in steps(limit):
        if not free.any() and len(rows) == allowed:
            free, unwelcome = unwelcome, np.zeros_like(unwelcome)
        if not free.any():
            break
        place = stage.way.at(step)
        offsets = (valence - place[0]) ** 2 + (arousal - place[1]) ** 2
        offsets[~free] = np.inf
        around = _smallest(offsets, near)
        around = around[free[around]]
        fits = (1 - step) * shares(mood_fits[around]) + step * shares(goal_fits[around])
        finalists = around[_smallest(-fits, _finalists(len(around), appeal.taste_strength))]
        one = int(finalists[np.argmax(keys[finalists])])
        taken.append(one)
        barred = songs == songs[one]
        if np.count_nonzero(artists[taken] == artists[one]) >= per_artist:
            barred |= artists == artists[one]
        free &= ~barred
        unwelcome &= ~barred
    return rows[taken]


def _finalists(count: int, strength: float) -> int:
    share = FINALISTS_SHARE + strength * (FINALISTS_SHARE_WITH_TASTE - FINALISTS_SHARE)
    most = FINALISTS_MOST + strength * (FINALISTS_MOST_WITH_TASTE - FINALISTS_MOST)
    return max(round(min(share * count, most)), 1)


def _goal_fits(stage: Stage, rows: Rows) -> npt.NDArray[np.float64]:
    """How well `rows` fit the goal: a happy mood, or nearness to calm, which is no emotion."""
    if stage.goal is Goal.LIFT:
        happy = stage.mood_map.fits[rows, EMOTIONS.index(Emotion.HAPPY)]
        return np.asarray(happy, np.float64)
    return np.asarray(-np.linalg.norm(_places(stage.mood_map, rows) - stage.way.end, axis=1))


def _places(mood_map: MoodMap, rows: Rows) -> npt.NDArray[np.float64]:
    return np.asarray(np.clip(mood_map.positions[rows].astype(np.float64), 0, 1))


def _smallest(values: npt.NDArray[np.float64], count: int) -> npt.NDArray[np.intp]:
    if count >= len(values):
        return np.arange(len(values))
    return np.argpartition(values, count - 1)[:count]
