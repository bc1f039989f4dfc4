"""Joining the boxes of successive frames into tracks, one for each face."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from emotion.steadiness.boxes import Box, overlap
from emotion.steadiness.constants import GAP_SECONDS, JOIN_OVERLAP, WINDOW_SECONDS
from emotion.steadiness.window import step, weight


@dataclass(frozen=True)
class Sighting:
    """A box seen at `time` (seconds) that stands for the `seconds` before it."""

    time: float
    seconds: float
    box: Box


@dataclass
class Track:
    """One face while it is followed; ``sightings`` are those within the window, oldest first."""

    id: int
    sightings: list[Sighting] = field(default_factory=list)

    @property
    def last(self) -> Sighting:
        return self.sightings[-1]

    def see(self, now: float, box: Box) -> None:
        before = self.last.time if self.sightings else None
        self.sightings = [one for one in self.sightings if now - one.time < WINDOW_SECONDS]
        self.sightings.append(Sighting(now, step(before, now), box))

    def prominence(self, now: float) -> tuple[float, float]:
        """Neighbours and area, each times the weight of its sighting, oldest first.

        Neighbours come first because a blank wall can give a larger box than a face, but
        few detections agree on it. What is not seen any more fades.
        """
        neighbours = area = 0.0
        for one in self.sightings:
            heft = weight(now - one.time, one.seconds)
            neighbours += heft * one.box.neighbours
            area += heft * one.box.area
        return neighbours, area


class Tracker:
    """Numbers faces from 1 in the order in which they appear."""

    def __init__(self) -> None:
        self._tracks: list[Track] = []
        self._next_id = 1
        self._before = -math.inf

    @property
    def tracks(self) -> Sequence[Track]:
        """Those that live, by id."""
        return self._tracks

    def see(self, now: float, boxes: Sequence[Box]) -> tuple[Track, ...]:
        """Return the track of each box at `now`, which must not be before the last call.

        Of all pairs of a living track and a box that overlap enough, the best overlap is
        joined first; of equal ones the older track, then the earlier box. A box that is
        left begins a track. A track that the last picture did not show has ended when it
        was last seen more than GAP_SECONDS ago; pictures that are far apart end none.
        """
        self._tracks = [
            one
            for one in self._tracks
            if one.last.time == self._before or now - one.last.time <= GAP_SECONDS
        ]
        self._before = now
        joined = self._join(boxes)
        for index in range(len(boxes)):
            if index not in joined:
                joined[index] = Track(self._next_id)
                self._tracks.append(joined[index])
                self._next_id += 1
            joined[index].see(now, boxes[index])
        return tuple(joined[index] for index in range(len(boxes)))

    def _join(self, boxes: Sequence[Box]) -> dict[int, Track]:
        pairs = [
            (overlap(track.last.box, box), track, index)
            for track in self._tracks
            for index, box in enumerate(boxes)
        ]
        pairs.sort(key=lambda pair: (-pair[0], pair[1].id, pair[2]))
        joined: dict[int, Track] = {}
        taken: set[int] = set()
        for share, track, index in pairs:
            if share >= JOIN_OVERLAP and index not in joined and track.id not in taken:
                joined[index] = track
                taken.add(track.id)
        return joined
