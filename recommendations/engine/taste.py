"""What the listener plays, and how much of it a list should have."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import Catalogue
from recommendations.engine.content import Content, Rows, Vector, attraction, content_of
from recommendations.engine.lookup import rows_of
from recommendations.engine.maps.shares import shares
from recommendations.engine.request import Request

LEFT_OUT = 0.5


@dataclass(frozen=True, eq=False)
class Taste:
    """What the listener plays: its content and its rows in the catalogue.

    ``direction`` is 1 to look near it and -1 to look far from it; ``strength``, above 0
    and up to 1, says how far the switch stands from the middle.
    """

    content: Content
    rows: Rows
    direction: int
    strength: float

    def preference(self, catalogue: Catalogue, rows: Rows) -> Vector:
        """Return each row's place among `rows` by what is wanted, 0..1, best highest."""
        return shares(self.direction * attraction(catalogue, self.content, rows))

    def plays(self, rows: Rows) -> npt.NDArray[np.bool_]:
        """Mark the rows that the listener plays; bool, as long as `rows`."""
        return np.isin(rows, self.rows)


def taste_of(catalogue: Catalogue, request: Request) -> Taste | None:
    """Return the taste to go by, None without one that the catalogue knows or asked for.

    Tracks count with their weights, which is where recency comes in; a weight that is not
    a positive number counts as none.
    """
    if request.familiarity == LEFT_OUT:
        return None
    heard = [track for track in request.taste if 0 < track.weight < math.inf]
    rows, places = rows_of(catalogue, (track.track_id for track in heard))
    if not len(rows):
        return None
    weights = np.array([track.weight for track in heard])[places]
    return Taste(
        content=content_of(catalogue, rows, weights / weights.max()),
        rows=rows,
        direction=1 if request.familiarity > LEFT_OUT else -1,
        strength=abs(request.familiarity - LEFT_OUT) / LEFT_OUT,
    )
