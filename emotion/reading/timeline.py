"""The states of a clip as stretches of time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from emotion.reading.results import FaceTrack, MediaReading
from emotion.steadiness.constants import HOLD_SECONDS
from emotion.steadiness.states import NO_FACE


@dataclass(frozen=True)
class Stretch:
    """From ``start`` to ``end`` in seconds one state held; ``front`` is who was in front."""

    start: float
    end: float
    state: str
    front: int | None


def timeline(reading: MediaReading) -> tuple[Stretch, ...]:
    """What was said of the person in front, without gaps from 0 to the end."""
    moments = [(frame.time, frame.state, frame.front) for frame in reading.frames]
    return _joined(moments, reading.seconds)


def face_timeline(face: FaceTrack, seconds: float) -> tuple[Stretch, ...]:
    """The states of one face, from its first appearance to the end of a clip.

    A state lasts on for HOLD_SECONDS without an appearance; after that it is "no-face".
    """
    moments: list[tuple[float, str, int | None]] = []
    ends = [*(one.time for one in face.appearances[1:]), seconds]
    for one, until in zip(face.appearances, ends, strict=True):
        moments.append((one.time, one.state, face.id))
        if until - one.time > HOLD_SECONDS:
            moments.append((one.time + HOLD_SECONDS, NO_FACE, None))
    return _joined(moments, seconds)


def _joined(moments: Iterable[tuple[float, str, int | None]], end: float) -> tuple[Stretch, ...]:
    starts: list[tuple[float, str, int | None]] = []
    for moment in moments:
        if not starts or starts[-1][1:] != moment[1:]:
            starts.append(moment)
    ends: Sequence[float] = [*(start for start, _, _ in starts[1:]), end]
    return tuple(
        Stretch(start, until, state, front)
        for (start, state, front), until in zip(starts, ends, strict=True)
    )
