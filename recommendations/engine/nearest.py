from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import Catalogue

FIRST_WINDOW = 256
GROWTH = 4


def distances_to(catalogue: Catalogue, point: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the Euclidean distance of every row to `point` ([3]), float64 [N].

    A row with a feature that is not finite is infinitely far.
    """
    offsets = catalogue.features.astype(np.float64) - point
    distances: npt.NDArray[np.float64] = np.sqrt(np.einsum("ij,ij->i", offsets, offsets))
    return np.where(np.isfinite(distances), distances, np.inf)


def nearest_windows(
    track_ids: npt.NDArray[np.int64], distances: npt.NDArray[np.float64]
) -> Iterator[npt.NDArray[np.intp]]:
    """Yield growing selections of rows at a finite distance, each ordered nearest first.

    Each selection begins with the one before it; equal distances are ordered by track id
    and never split, so the order does not depend on how far it was read. The last
    selection is complete. A full sort of a third of a million rows would be spent on
    forty cards.
    """
    reachable = int(np.isfinite(distances).sum())
    size = FIRST_WINDOW
    while size < reachable:
        # np.argpartition would cut through rows at the same distance as the last one.
        edge = np.partition(distances, size - 1)[size - 1]
        yield _ordered(np.flatnonzero(distances <= edge), track_ids, distances)
        size *= GROWTH
    yield _ordered(np.flatnonzero(np.isfinite(distances)), track_ids, distances)


def _ordered(
    rows: npt.NDArray[np.intp],
    track_ids: npt.NDArray[np.int64],
    distances: npt.NDArray[np.float64],
) -> npt.NDArray[np.intp]:
    return rows[np.lexsort((track_ids[rows], distances[rows]))]
