"""Reading a mood diary: everything here is asked by its owner, and for nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.http import Http404

from emotion.diary.moods import Mood, mood_of
from emotion.diary.zones import zone_called
from emotion.models import DiaryChoice, DiaryEntry


@dataclass(frozen=True)
class Choice:
    """``zone_told`` is False where no browser has said whose clock counts: it is UTC then."""

    is_on: bool
    zone: ZoneInfo
    zone_told: bool


def choice_of(owner: User) -> Choice:
    chosen = DiaryChoice.objects.filter(owner=owner).first()
    if chosen is None:
        return Choice(is_on=False, zone=zone_called(""), zone_told=False)
    return Choice(chosen.is_on, zone_called(chosen.zone), zone_told=bool(chosen.zone))


def entry_of(owner: User, entry_id: int) -> DiaryEntry:
    """The entry, if it is the asker's. Anybody else gets 404: not even its existence."""
    entry = DiaryEntry.objects.filter(owner=owner, pk=entry_id).first()
    if entry is None:
        raise Http404("There is no such entry.")
    return entry


def moods_between(owner: User, first: date, end: date, zone: ZoneInfo) -> list[Mood]:
    """The moods of the days from `first` up to but not with `end`, the earliest first."""
    entries = DiaryEntry.objects.filter(
        owner=owner, at__gte=midnight(first, zone), at__lt=midnight(end, zone)
    )
    return [mood_of(entry, zone) for entry in entries.order_by("at", "pk")]


def all_moods(owner: User, zone: ZoneInfo) -> list[Mood]:
    """Every mood of the diary, the earliest first."""
    entries = DiaryEntry.objects.filter(owner=owner).order_by("at", "pk")
    return [mood_of(entry, zone) for entry in entries.iterator()]


def first_day(owner: User, zone: ZoneInfo) -> date | None:
    """The day of the first entry, None where there is none."""
    entry = DiaryEntry.objects.filter(owner=owner).order_by("at", "pk").first()
    return entry.at.astimezone(zone).date() if entry else None


def midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)


def monday_of(day: date) -> date:
    """The first day of its ISO week."""
    return day - timedelta(days=day.weekday())
