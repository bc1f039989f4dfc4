"""The entries of a diary as its page lists them, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser, User
from django.core.paginator import Paginator

from emotion.diary.moods import Shares, mood_of
from emotion.diary.selectors import choice_of
from emotion.labels import LABELS
from emotion.models import DiaryEntry
from emotion.steadiness.strongest import strongest

A_PAGE = 12


@dataclass(frozen=True)
class Entry:
    """``emotion`` counts, ``read`` is what was read; they differ where it was corrected.

    ``counted`` are the seven shares that count, ``shares`` those of the reading as (label,
    per cent), highest first.
    """

    id: int
    at: datetime
    origin: str
    emotion: str
    read: str
    counted: Shares
    shares: tuple[tuple[str, int], ...]
    confirmed: bool
    corrected: str
    note: str
    set_id: UUID | None

    @property
    def is_reading(self) -> bool:
        """Whether it can be right or wrong: what was picked by hand is neither."""
        return self.origin != DiaryEntry.Origin.HAND

    @property
    def is_clear(self) -> bool:
        """Whether the strongest share is at least half of the whole."""
        return bool(self.corrected) or self.shares[0][1] >= 50


@dataclass(frozen=True)
class Entries:
    """One of ``pages`` pages of ``total`` entries."""

    rows: tuple[Entry, ...]
    page: int
    pages: int
    total: int


def entries_of(owner: User, page: str, zone: ZoneInfo) -> Entries:
    """The page of that number; the nearest there is for any other text."""
    paged = Paginator(DiaryEntry.objects.filter(owner=owner), A_PAGE)
    found = paged.get_page(page)
    return Entries(
        rows=tuple(shown(entry, zone) for entry in found.object_list),
        page=found.number,
        pages=paged.num_pages,
        total=paged.count,
    )


def shown(entry: DiaryEntry, zone: ZoneInfo) -> Entry:
    mood = mood_of(entry, zone)
    pairs = [(label, round(100 * p)) for label, p in zip(LABELS, entry.probabilities, strict=True)]
    return Entry(
        id=entry.pk,
        at=mood.at,
        origin=entry.origin,
        emotion=mood.emotion,
        read=LABELS[strongest(entry.probabilities)],
        counted=mood.shares,
        shares=tuple(sorted(pairs, key=lambda pair: -pair[1])),
        confirmed=entry.confirmed,
        corrected=entry.corrected,
        note=entry.note,
        set_id=entry.set_id,
    )


def question_of(asker: User | AnonymousUser, set_id: UUID) -> Entry | None:
    """The reading behind a set of which "was this right?" can be asked, if the asker has one.

    Not of a mood picked by hand, and not while the diary is off.
    """
    if not isinstance(asker, User):
        return None
    choice = choice_of(asker)
    if not choice.is_on:
        return None
    read = DiaryEntry.objects.filter(owner=asker, set=set_id)
    entry = read.exclude(origin=DiaryEntry.Origin.HAND).first()
    return shown(entry, choice.zone) if entry else None
