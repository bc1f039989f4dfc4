"""Points that would cover each other on a drawing stand a little apart."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

ROUNDS = 40
HINT = 1e-3
# Turns equal points apart; the angle that never repeats a direction.
GOLDEN_ANGLE = np.pi * (3 - np.sqrt(5))

Points = npt.NDArray[np.float64]


def spread(places: Points, *, apart: float, farthest: float, within: tuple[float, float]) -> Points:
    """Return [N, 2] places moved from each other until they are `apart`, as far as possible.

    None ends more than `farthest` from where it was: a drawing that says where a song lies
    must not say something else for the sake of looks. Both coordinates must be, and stay,
    `within` the lowest and the highest. Equal input gives equal output.
    """
    angles = np.arange(len(places)) * GOLDEN_ANGLE
    # Equal places, as the edge makes them, have no direction to move in: a hint of one.
    hints = HINT * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    moved = places
    for _ in range(ROUNDS):
        hinted = moved + hints
        between = hinted[:, np.newaxis] - hinted
        distances = np.linalg.norm(between, axis=2)
        np.fill_diagonal(distances, np.inf)
        overlap = np.clip(apart - distances, 0, None) / np.maximum(distances, HINT / 1000)
        if not overlap.any():
            break
        shift = moved + (between * overlap[..., np.newaxis]).sum(axis=1) / 4 - places
        length = np.linalg.norm(shift, axis=1, keepdims=True)
        shift *= np.minimum(1, farthest / np.maximum(length, farthest))
        moved = np.clip(places + shift, *within)
    return moved
