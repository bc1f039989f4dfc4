"""Following a scene: tracks, the person in front, and a steady state for each face.

Everything below is additions, subtractions, multiplications, divisions and comparisons of
doubles in the order in which it is written, so that another language can repeat it bit for
bit. `emotion/tests/steadiness/vectors` holds examples to check against.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from emotion.steadiness.average import Average, Sample
from emotion.steadiness.boxes import Box
from emotion.steadiness.constants import HOLD_SECONDS, WINDOW_SECONDS
from emotion.steadiness.front import Front
from emotion.steadiness.label import SteadyLabel
from emotion.steadiness.states import NO_FACE, NOT_SURE, Shares, state_of
from emotion.steadiness.tracks import Tracker
from emotion.steadiness.window import step


@dataclass(frozen=True)
class Sight:
    """The track id of each box that was given, and of the face in front."""

    ids: tuple[int, ...]
    front: int | None


@dataclass(frozen=True)
class SteadyReading:
    """A face's mean over the last seconds, and its state after this picture."""

    mean: Shares
    state: str


@dataclass
class _Face:
    average: Average = field(default_factory=Average)
    label: SteadyLabel = field(default_factory=SteadyLabel)
    time: float | None = None
    state: str = NOT_SURE


class Scene:
    """Call `see` once for each picture, then `read` for each face that is classified.

    The two are apart so that a page may read the face in front alone. Times are seconds
    on any clock that does not run backwards. Not for use by several threads.
    """

    def __init__(self) -> None:
        self._tracker = Tracker()
        self._front = Front()
        self._faces: dict[int, _Face] = {}
        self._now = -math.inf
        self._chosen: int | None = None

    def see(self, now: float, boxes: Sequence[Box]) -> Sight:
        """Take the boxes of the next picture. Raises ValueError if it is an earlier one."""
        if now < self._now:
            raise ValueError(f"a picture at {now} s cannot follow one at {self._now} s")
        self._now = now
        ids = tuple(track.id for track in self._tracker.see(now, boxes))
        tracks = self._tracker.tracks
        self._faces = {one.id: self._faces.get(one.id, _Face()) for one in tracks}
        for one in tracks:
            if now - one.last.time > HOLD_SECONDS:
                # It gives "no face" now, so what it showed is no evidence any more.
                self._faces[one.id] = _Face()
        self._chosen = self._front.choose(now, tracks)
        return Sight(ids, self._chosen)

    def read(self, track: int, probabilities: Shares) -> SteadyReading:
        """Take seven probabilities of a face in the picture that was seen last.

        Raises KeyError for a track that does not live.
        """
        face, now = self._faces[track], self._now
        if face.time is not None and now - face.time >= WINDOW_SECONDS:
            # Nothing in the mean supports the old label.
            face = self._faces[track] = _Face()
        seconds = step(face.time, now)
        face.time = now
        mean = face.average.add(Sample(now, seconds, probabilities))
        face.state = state_of(face.label.follow(mean, seconds))
        return SteadyReading(mean, face.state)

    @property
    def state(self) -> str:
        """What to say now: the state of the face in front, held while it is unseen."""
        if self._chosen is None:
            return NO_FACE
        face = self._faces[self._chosen]
        if face.time is None or self._now - face.time > HOLD_SECONDS:
            return NOT_SURE
        return face.state
