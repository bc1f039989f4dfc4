"""Everything that the diary's page shows."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils import timezone

from emotion.diary.course import Span, Stretch, chart_data, course, starts
from emotion.diary.entries import Entries, entries_of
from emotion.diary.hours import Block, hours_of
from emotion.diary.month import Month, month_called, month_of, next_month
from emotion.diary.selectors import (
    Choice,
    all_moods,
    choice_of,
    first_day,
    moods_between,
)
from emotion.models import NOTE_LENGTH


@dataclass(frozen=True)
class DiaryPage:
    """``stretches`` are those of the chart that have moods, the newest first."""

    choice: Choice
    entries: Entries
    span: str
    stretches: tuple[Stretch, ...]
    chart: dict[str, object]
    month: Month
    hours: tuple[Block, ...]
    note_length: int = NOTE_LENGTH


def diary_page(owner: User, query: QueryDict) -> DiaryPage:
    """The page as its address asks for it: `span`, `month` and `page`, each with a default."""
    choice = choice_of(owner)
    zone = choice.zone
    today = timezone.now().astimezone(zone).date()
    span = Span.WEEKS if query.get("span") == Span.WEEKS else Span.DAYS
    every = all_moods(owner, zone)
    stretches = course(
        [mood for mood in every if mood.at.date() >= starts(span, today)[0]], span, today
    )
    first = month_called(query.get("month", ""), today)
    return DiaryPage(
        choice=choice,
        entries=entries_of(owner, query.get("page", ""), zone),
        span=span.value,
        stretches=tuple(one for one in reversed(stretches) if one.count),
        chart=chart_data(stretches, span),
        month=month_of(
            moods_between(owner, first, next_month(first), zone),
            first,
            today=today,
            earliest=first_day(owner, zone),
        ),
        hours=hours_of(every),
    )
