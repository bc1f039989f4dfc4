"""Genres for tracks that no data set gives one: those of their artist's other tracks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import GENRES_A_TRACK, NO_GENRE

# A genre that one of an artist's tracks bears by chance is not theirs: it needs half as
# many tracks as the most frequent one. Set by hand.
LEAST_SHARE = 0.5


def fill_from_artists(
    genres: npt.NDArray[np.int16],
    artist_numbers: npt.NDArray[np.int32],
    nobodies: Sequence[int],
) -> npt.NDArray[np.bool_]:
    """Give rows of `genres` ([N, 4]) without any those of their artist; bool [N], which.

    An artist lends the most frequent genres of their tracks, at most four, of equally
    frequent ones those with the lower number. `nobodies` are artists that are not one,
    such as 'Various Artists', and lend nothing. `genres` is changed in place.
    """
    bare = genres[:, 0] == NO_GENRE
    counts: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for artist, row in zip(artist_numbers[~bare].tolist(), genres[~bare].tolist(), strict=True):
        counts[artist].update(genre for genre in row if genre != NO_GENRE)
    for nobody in nobodies:
        counts.pop(nobody, None)
    lent = {artist: _frequent(counted) for artist, counted in counts.items()}
    filled = np.zeros(len(genres), np.bool_)
    for index in np.flatnonzero(bare).tolist():
        if theirs := lent.get(int(artist_numbers[index])):
            genres[index, : len(theirs)] = theirs
            filled[index] = True
    return filled


def _frequent(counted: Counter[int]) -> list[int]:
    least = LEAST_SHARE * max(counted.values())
    ordered = sorted(counted, key=lambda genre: (-counted[genre], genre))
    return [genre for genre in ordered[:GENRES_A_TRACK] if counted[genre] >= least]
