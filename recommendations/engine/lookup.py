"""From track ids to rows of a catalogue."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import Catalogue


def rows_of(
    catalogue: Catalogue, track_ids: Iterable[int]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the rows of those ids that the catalogue has, and their places among the ids.

    Both intp [M], M at most the number of ids. An id that the catalogue lacks is left out:
    tracks vanish from a catalogue while listeners keep them.
    """
    wanted = np.fromiter(track_ids, np.int64)
    ids = catalogue.track_ids
    if not len(ids):
        nothing = np.empty(0, np.intp)
        return nothing, nothing
    # A catalogue is stored in the order of its ids; sorting a third of a million of them
    # for every request would cost more than everything else together.
    order = None if (ids[1:] > ids[:-1]).all() else np.argsort(ids)
    places = np.minimum(np.searchsorted(ids, wanted, sorter=order), len(ids) - 1)
    rows = places if order is None else order[places]
    found = np.flatnonzero(ids[rows] == wanted)
    return rows[found], found
