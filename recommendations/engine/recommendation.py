"""What an engine answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from emotion.labels import Emotion
from recommendations.engine.shortage import Shortage


@dataclass(frozen=True)
class Reasons:
    """What is true of one chosen track, for a sentence about it.

    ``emotion`` is the one of the mood that the track fits best. ``step`` 0..1 is its place
    on the way to a goal, None where there is none. ``valence`` and ``arousal`` are its
    position, as shares of the catalogue. ``genre`` is one of its own that speaks for the
    emotion or "". ``taste`` -1..1 says how near it lies to what the listener plays, None
    without taste; ``known_artist`` that they play its artist, ``heard`` that they play it.
    ``returned`` says that it was shown before and came back for want of others.
    """

    emotion: Emotion
    valence: float
    arousal: float
    step: float | None = None
    genre: str = ""
    taste: float | None = None
    known_artist: bool = False
    heard: bool = False
    liked: bool = False
    returned: bool = False


@dataclass(frozen=True)
class Pick:
    """One chosen track: its id, its row in the catalogue, its score and what speaks for it."""

    track_id: int
    row: int
    score: float
    reasons: Reasons


@dataclass(frozen=True)
class Notes:
    """What the steps noted on the way.

    ``unknown`` counts, for each filter's name, tracks left out because their value is
    unknown; ``excluded`` those that any filter left out. ``candidates`` passed them,
    ``recently_shown`` of those were held back, ``returned`` of these came back.
    ``mood`` and ``goal`` are where the list starts and ends, (valence, arousal) as shares
    of the catalogue; they are equal where nothing is to change. ``shortage`` says why there
    are fewer tracks than asked for, and is None where there are not.
    """

    candidates: int
    excluded: int
    unknown: Mapping[str, int]
    recently_shown: int
    returned: int
    mood: tuple[float, float]
    goal: tuple[float, float]
    shortage: Shortage | None = None


@dataclass(frozen=True)
class Recommendation:
    """Chosen tracks in the order to play them, and how they were chosen."""

    picks: tuple[Pick, ...]
    notes: Notes
