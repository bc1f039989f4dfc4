"""What reading a picture or a clip gives. No pixels are in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from emotion.readings import FaceBox
from emotion.steadiness.mood import Mood
from emotion.steadiness.states import Shares


@dataclass(frozen=True)
class Appearance:
    """One face in one frame.

    ``frame`` is the frame's index and ``time`` its seconds from the start.
    ``probabilities`` are of this frame alone and ``averaged`` of the last seconds, both
    in the order of `emotion.labels`. ``state`` is the steady one: an emotion or
    "not-sure".
    """

    frame: int
    time: float
    box: FaceBox
    probabilities: Shares
    averaged: Shares
    state: str


@dataclass(frozen=True)
class FaceTrack:
    """One face through a clip; ``id`` counts from 1 in the order of appearance."""

    id: int
    appearances: tuple[Appearance, ...]
    mood: Mood


@dataclass(frozen=True)
class FrameState:
    """Who is in front at a time, and what to say of them; "no-face" for nobody."""

    time: float
    front: int | None
    state: str


@dataclass(frozen=True)
class CutShort:
    """Why reading ended before the file did: a code for programs, a sentence for people."""

    code: str
    message: str


@dataclass(frozen=True)
class MediaReading:
    """A picture or a clip, read.

    ``width`` and ``height`` are those of the frames that the boxes refer to: upright, and
    reduced where the file's are larger than `emotion.media.limits.MAX_SIDE`. ``seconds``
    is how long the frames last, 0 for a picture. ``front`` is the face that was longest
    in front, None without faces. ``mood`` is that of whoever was in front.
    """

    kind: Literal["picture", "animation", "video"]
    width: int
    height: int
    seconds: float
    frames: tuple[FrameState, ...]
    faces: tuple[FaceTrack, ...]
    front: int | None
    mood: Mood
    cut_short: CutShort | None
