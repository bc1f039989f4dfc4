"""What each engine makes of a catalogue, once an import and not once a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from recommendations.engine.catalogue import Catalogue, MoodMap
from recommendations.engine.maps.calibrated import calibrated_map
from recommendations.engine.maps.default import default_map
from recommendations.engine.maps.tables import cosine_map, inside_out_map, wmusic_map


class EngineName(StrEnum):
    DEFAULT = "default"
    CALIBRATED = "calibrated"
    WMUSIC = "wmusic"
    INSIDE_OUT = "inside-out"
    COSINE = "cosine"
    # Its table is the operator's, so that whoever has it makes the map: `tables.nearest_map`.
    LEARNT = "learnt"


MAPS: Mapping[EngineName, Callable[[Catalogue], MoodMap]] = {
    EngineName.DEFAULT: default_map,
    EngineName.CALIBRATED: calibrated_map,
    EngineName.WMUSIC: wmusic_map,
    EngineName.INSIDE_OUT: inside_out_map,
    EngineName.COSINE: cosine_map,
}


def mood_map(catalogue: Catalogue, name: str) -> MoodMap:
    """Return how well each track of `catalogue` fits each emotion by the engine `name`.

    Raises ValueError for a name that is no `EngineName`, and for `EngineName.LEARNT`.
    """
    engine = EngineName(name)
    if engine not in MAPS:
        raise ValueError(f"the engine {engine} needs a table")
    return MAPS[engine](catalogue)
