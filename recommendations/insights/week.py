"""What a week sounded like, in the form that the page and the picture show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from emotion.labels import LABELS
from recommendations.insights.weeks import A_WEEK, name_of_week


@dataclass(frozen=True)
class MoodOfWeek:
    """The sets for one mood. Songs are those of our own catalogue, each counted once.

    ``kept`` of the shown songs were not removed, ``saved`` of the sets are playlists, and
    ``genres`` are the most frequent ones of the songs kept, as (name, songs).
    """

    emotion: str
    sets: int
    kept: int
    saved: int
    up: int
    down: int
    genres: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Week:
    """From ``monday``, by the listener's clock. ``shares`` are seven of 0..1, the mean of
    ``readings`` moods of the diary (``from_diary``) or of the sets; None for an empty week.
    """

    monday: date
    shares: tuple[float, ...] | None
    readings: int
    from_diary: bool
    moods: tuple[MoodOfWeek, ...]
    has_before: bool
    has_after: bool
    zone: str
    zone_told: bool

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def name(self) -> str:
        return name_of_week(self.monday)

    @property
    def before(self) -> str:
        return name_of_week(self.monday - A_WEEK) if self.has_before else ""

    @property
    def after(self) -> str:
        return name_of_week(self.monday + A_WEEK) if self.has_after else ""

    @property
    def sets(self) -> int:
        return sum(mood.sets for mood in self.moods)

    @property
    def percents(self) -> list[tuple[str, int]]:
        """(label, per cent) of all seven, highest first."""
        return percents(self.shares) if self.shares else []


def percents(shares: Sequence[float]) -> list[tuple[str, int]]:
    pairs = [(label, round(100 * share)) for label, share in zip(LABELS, shares, strict=True)]
    return sorted(pairs, key=lambda pair: -pair[1])
