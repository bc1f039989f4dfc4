"""Which face is read: one person, chosen and held."""

from __future__ import annotations

from collections.abc import Sequence

from emotion.steadiness.constants import (
    FIRM_SECONDS,
    HOLD_SECONDS,
    OUTDO_RATIO,
    OUTDO_SECONDS,
)
from emotion.steadiness.tracks import Track
from emotion.steadiness.window import step


class Front:
    """Chooses the most prominent face and holds it until it goes or is outdone.

    A face that was not seen for HOLD_SECONDS is gone. Another one outdoes it by gathering
    OUTDO_RATIO times its neighbours for OUTDO_SECONDS, or only once while the held one is
    younger in front than FIRM_SECONDS.
    """

    def __init__(self) -> None:
        self._held: int | None = None
        self._since = 0.0
        self._outdone: float | None = None
        self._before: float | None = None

    def choose(self, now: float, tracks: Sequence[Track]) -> int | None:
        """Return the id of the track in front; `tracks` are those that live, by id."""
        seconds = step(self._before, now)
        self._before = now
        there = [one for one in tracks if now - one.last.time <= HOLD_SECONDS]
        best = _most_prominent(now, there)
        held = next((one for one in there if one.id == self._held), None)
        if held is None or best is None:
            self._take(best, now)
        elif best is held or not _outdoes(best, held, now):
            self._outdone = None
        else:
            self._outdone = 0.0 if self._outdone is None else self._outdone + seconds
            if self._outdone >= OUTDO_SECONDS or now - self._since < FIRM_SECONDS:
                self._take(best, now)
        return self._held

    def _take(self, track: Track | None, now: float) -> None:
        self._held = None if track is None else track.id
        self._since = now
        self._outdone = None


def _most_prominent(now: float, tracks: Sequence[Track]) -> Track | None:
    """The one with the most neighbours, then the largest area, then the lowest id."""
    best: Track | None = None
    for track in tracks:
        if best is None or track.prominence(now) > best.prominence(now):
            best = track
    return best


def _outdoes(other: Track, held: Track, now: float) -> bool:
    return other.prominence(now)[0] >= OUTDO_RATIO * held.prominence(now)[0]
