"""How moods came and went: the days of a month, or the weeks of half a year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from emotion.diary.moods import Mood, Shares, mean_shares
from emotion.diary.selectors import monday_of
from emotion.labels import LABELS
from emotion.steadiness.strongest import strongest

DAYS, WEEKS = 30, 26
# Of a share in the page's data; a chart of 300 pixels cannot show more.
DECIMALS = 4


class Span(StrEnum):
    DAYS = "days"
    WEEKS = "weeks"


@dataclass(frozen=True)
class Stretch:
    """A day, or a week from its Monday ``start``. ``shares`` is the mean of its moods, None
    where there is none."""

    start: date
    count: int
    shares: Shares | None

    @property
    def emotion(self) -> str:
        return LABELS[strongest(self.shares)] if self.shares else ""

    @property
    def percents(self) -> tuple[tuple[str, int], ...]:
        """(label, per cent) of all seven in label order, none without a mood."""
        pairs = zip(LABELS, self.shares or (), strict=False)
        return tuple((label, round(100 * share)) for label, share in pairs)

    @property
    def percent(self) -> int:
        """The strongest share in per cent."""
        return max((percent for _, percent in self.percents), default=0)


def starts(span: Span, today: date) -> list[date]:
    """The first days of a chart's stretches, the last of them with `today` in it."""
    if span is Span.DAYS:
        return [today - timedelta(days=ago) for ago in reversed(range(DAYS))]
    return [monday_of(today) - timedelta(weeks=ago) for ago in reversed(range(WEEKS))]


def course(moods: Sequence[Mood], span: Span, today: date) -> tuple[Stretch, ...]:
    """A stretch for every day or week of the chart, also for those without a mood."""
    found: dict[date, list[Mood]] = defaultdict(list)
    for mood in moods:
        day = mood.at.date()
        found[day if span is Span.DAYS else monday_of(day)].append(mood)
    return tuple(
        Stretch(start, len(found[start]), mean_shares(found[start]) if found[start] else None)
        for start in starts(span, today)
    )


def chart_data(stretches: Sequence[Stretch], span: Span) -> dict[str, object]:
    """What the page's script draws: ``{span, starts, shares}`` with ISO days and, for each
    of the seven emotions, its share of 0..1 of every stretch or null."""
    return {
        "span": span.value,
        "starts": [stretch.start.isoformat() for stretch in stretches],
        "shares": [
            [round(one.shares[index], DECIMALS) if one.shares else None for one in stretches]
            for index in range(len(LABELS))
        ],
    }
