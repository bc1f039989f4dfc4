"""An entry as it counts: what was read, unless its listener said what it was instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from emotion.labels import LABELS
from emotion.models import DiaryEntry
from emotion.steadiness.strongest import strongest

Shares = tuple[float, ...]


@dataclass(frozen=True)
class Mood:
    """``at`` on the listener's clock; seven ``shares`` of 0..1 in label order, sum 1."""

    at: datetime
    shares: Shares

    @property
    def emotion(self) -> str:
        """The strongest of the seven; of equal ones the first in label order."""
        return LABELS[strongest(self.shares)]


def mood_of(entry: DiaryEntry, zone: ZoneInfo) -> Mood:
    """The entry's mood; a correction counts as certainty, and instead of the reading."""
    shares = (
        tuple(1.0 if label == entry.corrected else 0.0 for label in LABELS)
        if entry.corrected
        else tuple(entry.probabilities)
    )
    return Mood(entry.at.astimezone(zone), shares)


def mean_shares(moods: Sequence[Mood]) -> Shares:
    """The mean of each share over at least one mood, all of the same weight."""
    columns = zip(*(mood.shares for mood in moods), strict=True)
    return tuple(sum(column) / len(moods) for column in columns)
