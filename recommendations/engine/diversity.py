"""Not too much of one artist, and no song twice."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def within_caps(
    artist_numbers: npt.NDArray[np.int32], song_numbers: npt.NDArray[np.int32], per_artist: int
) -> npt.NDArray[np.bool_]:
    """Mark the first version of each song and of those `per_artist` an artist, in order.

    bool [N]. Versions of one song are of one main artist; then this is what taking one
    row after another and refusing those over a cap would take.
    """
    marks = within_cap(song_numbers, 1)
    firsts = np.flatnonzero(marks)
    marks[firsts] = within_cap(artist_numbers[firsts], per_artist)
    return marks


def within_cap(numbers: npt.NDArray[np.int32], cap: int) -> npt.NDArray[np.bool_]:
    """Mark the first `cap` rows with each number, in the given order; bool [N]."""
    # A stable sort puts equal numbers side by side without changing their order, so a
    # row's rank within its number is its distance from where that number begins.
    order = np.argsort(numbers, kind="stable")
    grouped = numbers[order]
    begins = np.searchsorted(grouped, grouped, side="left")
    marks = np.zeros(len(numbers), np.bool_)
    marks[order] = np.arange(len(grouped)) - begins < cap
    return marks
