"""How much a sighting weighs, by its age and by the time that it stands for."""

from __future__ import annotations

from emotion.steadiness.constants import (
    FIRST_STEP_SECONDS,
    LONGEST_STEP_SECONDS,
    SHORTEST_STEP_SECONDS,
    WINDOW_SECONDS,
)


def step(before: float | None, now: float) -> float:
    """Seconds that a sighting at `now` stands for, after one at `before` (None: the first)."""
    if before is None:
        return FIRST_STEP_SECONDS
    return min(max(now - before, SHORTEST_STEP_SECONDS), LONGEST_STEP_SECONDS)


def weight(age: float, seconds: float) -> float:
    """Weight of a sighting that ended `age` seconds ago and stands for the `seconds` before.

    It is the area under a line that falls from 1 at age 0 to 0 at WINDOW_SECONDS, over
    the time that the sighting stands for. So the same scene weighs the same at 5 pictures
    a second and at 30.
    """
    if age >= WINDOW_SECONDS:
        return 0.0
    oldest = min(age + seconds, WINDOW_SECONDS)
    return (oldest - age) * (1.0 - (age + oldest) / (2.0 * WINDOW_SECONDS))
