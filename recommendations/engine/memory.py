"""What the listener was shown lately is held back, and comes back when all else is used up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import Catalogue
from recommendations.engine.lookup import rows_of


@dataclass(frozen=True)
class Memory:
    """Songs shown lately: their numbers, ascending and unique, and the age of each in sets.

    Every version of a song counts: who heard the remaster has heard the song. Of several
    versions shown, the last one gives the age.
    """

    songs: npt.NDArray[np.int32]
    ages: npt.NDArray[np.int64]

    def holds(self, song_numbers: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
        """Mark the rows of songs shown lately; bool, as long as `song_numbers`."""
        if not len(self.songs):
            return np.zeros(len(song_numbers), np.bool_)
        return np.isin(song_numbers, self.songs)

    def ages_of(self, song_numbers: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
        """Return the ages of songs that `holds` marks."""
        return self.ages[np.searchsorted(self.songs, song_numbers)]


def remembered(catalogue: Catalogue, shown: Mapping[int, int]) -> Memory:
    """Return the memory of the tracks in `shown`: ids with their age in sets, 1 the last."""
    rows, places = rows_of(catalogue, shown)
    ages = np.fromiter(shown.values(), np.int64)[places]
    songs = catalogue.song_numbers[rows]
    youngest_first = np.lexsort((ages, songs))
    unique, first = np.unique(songs[youngest_first], return_index=True)
    return Memory(unique, ages[youngest_first][first])
