"""A part of a catalogue, and of what an engine made of the whole."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import ARRAYS, Catalogue, MoodMap

Rows = npt.NDArray[np.intp]


def catalogue_part(catalogue: Catalogue, rows: Rows) -> Catalogue:
    """The tracks at `rows`, in that order; ranks stay those within the whole."""
    return replace(catalogue, **{name: getattr(catalogue, name)[rows] for name in ARRAYS})


def mood_map_part(mood_map: MoodMap, rows: Rows) -> MoodMap:
    return MoodMap(fits=mood_map.fits[rows], positions=mood_map.positions[rows])
