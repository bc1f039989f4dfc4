"""A calendar of moods, month by month."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import get_format

from emotion.diary.course import Stretch
from emotion.diary.moods import Mood, mean_shares

# No diary is older, and calendars begin somewhere.
FIRST_YEAR = 1970
# Django counts a week's days from Sunday, Python from Monday.
SUNDAY_OF_PYTHON = 6
DAYS_A_WEEK = 7


@dataclass(frozen=True)
class Month:
    """``weekdays`` as names and their short forms, ``weeks`` of seven days, None where a day
    is of another month. ``before`` and ``after`` are the first days of the months to turn
    to, None where there is nothing."""

    first: date
    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[Stretch | None, ...], ...]
    before: date | None
    after: date | None
    today: date

    @property
    def count(self) -> int:
        """How many moods it has."""
        return sum(day.count for week in self.weeks for day in week if day)


def month_called(name: str, today: date) -> date:
    """The first day of a month written as 2026-11; this month for anything else."""
    year, _, month = name.partition("-")
    if not (year.isdecimal() and month.isdecimal() and len(year) == 4 and len(month) == 2):
        return today.replace(day=1)
    if not (int(year) >= FIRST_YEAR and 1 <= int(month) <= 12):
        return today.replace(day=1)
    return min(date(int(year), int(month), 1), today.replace(day=1))


def next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def month_before(first: date) -> date:
    return date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1)


def month_of(moods: Sequence[Mood], first: date, *, today: date, earliest: date | None) -> Month:
    """The grid of the month that begins with `first`, of the moods that are its own.

    `earliest` is the day of the diary's first entry, None for an empty diary.
    """
    found: dict[date, list[Mood]] = defaultdict(list)
    for mood in moods:
        found[mood.at.date()].append(mood)
    monday_first = (int(get_format("FIRST_DAY_OF_WEEK")) + SUNDAY_OF_PYTHON) % DAYS_A_WEEK
    weeks = Calendar(monday_first).monthdatescalendar(first.year, first.month)
    return Month(
        first=first,
        weekdays=tuple(
            (str(WEEKDAYS[day]), str(WEEKDAYS_ABBR[day]))
            for day in ((monday_first + offset) % DAYS_A_WEEK for offset in range(DAYS_A_WEEK))
        ),
        weeks=tuple(
            tuple(_day(day, found) if day.month == first.month else None for day in week)
            for week in weeks
        ),
        before=month_before(first) if earliest and earliest < first else None,
        after=next_month(first) if next_month(first) <= today else None,
        today=today,
    )


def _day(day: date, found: dict[date, list[Mood]]) -> Stretch:
    moods = found.get(day, [])
    return Stretch(day, len(moods), mean_shares(moods) if moods else None)
