from __future__ import annotations

import numpy as np
import numpy.typing as npt


def within_artist_cap(
    artist_numbers: npt.NDArray[np.int32], per_artist: int
) -> npt.NDArray[np.bool_]:
    """Mark the first `per_artist` rows of each artist, in the given order; bool [N]."""
    # A stable sort puts each artist's rows side by side without changing their order, so
    # a row's rank within its artist is its distance from where that artist begins.
    order = np.argsort(artist_numbers, kind="stable")
    grouped = artist_numbers[order]
    begins = np.searchsorted(grouped, grouped, side="left")
    marks = np.zeros(len(artist_numbers), np.bool_)
    marks[order] = np.arange(len(grouped)) - begins < per_artist
    return marks
