"""What a listener's week sounded like, from their own sets and diary.

Of songs only those of our own catalogue count: what was found on Spotify is Spotify's
content, which its developer policy forbids to analyse.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.db.models import F, QuerySet
from django.utils import timezone

from emotion.diary.moods import mean_shares, mood_of
from emotion.diary.selectors import (
    choice_of,
    first_day,
    midnight,
    monday_of,
    moods_between,
)
from emotion.labels import LABELS
from emotion.models import DiaryEntry
from recommendations.insights.week import MoodOfWeek, Week
from recommendations.insights.weeks import A_WEEK, monday_called
from recommendations.models import RecommendationSet, SavedPlaylist, SetTrack, Track, TrackOpinion
from recommendations.moods import top_emotion
from recommendations.selectors.mood_lists import chosen_sets

MOST_GENRES = 3
Shares = tuple[float, ...]


@dataclass(frozen=True)
class _Song:
    track_id: int
    genre: str
    kept: bool


def week_of(owner: User, name: str) -> Week:
    """The week written as 2026-W47; the present one for anything else, and for the future."""
    choice = choice_of(owner)
    this_week = monday_of(timezone.now().astimezone(choice.zone).date())
    monday = min(monday_called(name) or this_week, this_week)
    sets = list(_sets_between(owner, monday, choice.zone))
    # A diary that is off tells nobody anything, not even its owner's summaries.
    corrected = _corrected(owner, sets, choice.zone) if choice.is_on else {}
    moods = moods_between(owner, monday, monday + A_WEEK, choice.zone) if choice.is_on else []
    shares: Shares | None = None
    if moods:
        shares = mean_shares(moods)
    elif sets:
        shares = _mean([tuple(one.probabilities) for one in sets])
    return Week(
        monday=monday,
        shares=shares,
        readings=len(moods) or len(sets),
        from_diary=bool(moods),
        moods=_by_mood(owner, sets, corrected),
        has_before=_is_older(owner, monday, choice.zone, with_diary=choice.is_on),
        has_after=monday < this_week,
        zone=str(choice.zone),
        zone_told=choice.zone_told,
    )


def _sets_between(owner: User, monday: date, zone: ZoneInfo) -> QuerySet[RecommendationSet]:
    return chosen_sets(owner).filter(
        created_at__gte=midnight(monday, zone), created_at__lt=midnight(monday + A_WEEK, zone)
    )


def _is_older(owner: User, monday: date, zone: ZoneInfo, *, with_diary: bool) -> bool:
    if chosen_sets(owner).filter(created_at__lt=midnight(monday, zone)).exists():
        return True
    first = first_day(owner, zone) if with_diary else None
    return first is not None and first < monday


def _mean(rows: Sequence[Shares]) -> Shares:
    return tuple(sum(column) / len(rows) for column in zip(*rows, strict=True))


def _corrected(
    owner: User, sets: Sequence[RecommendationSet], zone: ZoneInfo
) -> dict[UUID | None, str]:
    entries = DiaryEntry.objects.filter(owner=owner, set__in=sets).exclude(corrected="")
    return {entry.set_id: mood_of(entry, zone).emotion for entry in entries}


def _by_mood(
    owner: User, sets: Sequence[RecommendationSet], corrected: dict[UUID | None, str]
) -> tuple[MoodOfWeek, ...]:
    by_mood: dict[str, list[RecommendationSet]] = defaultdict(list)
    for one in sets:
        by_mood[corrected.get(one.pk, top_emotion(one.probabilities))].append(one)
    songs = _songs(sets)
    saved = set(
        SavedPlaylist.objects.filter(
            owner=owner, set__in=sets, state=SavedPlaylist.State.FILLED
        ).values_list("set_id", flat=True)
    )
    track_ids = {song.track_id for listed in songs.values() for song in listed}
    thumbs = dict(
        TrackOpinion.objects.filter(owner=owner, track__in=track_ids).values_list(
            "track_id", "liked"
        )
    )
    ordered = sorted(by_mood, key=lambda label: (-len(by_mood[label]), LABELS.index(label)))
    return tuple(
        _mood(
            label,
            by_mood[label],
            [song for one in by_mood[label] for song in songs[one.pk]],
            saved,
            thumbs,
        )
        for label in ordered
    )


def _songs(sets: Sequence[RecommendationSet]) -> dict[UUID, list[_Song]]:
    """The songs of our own catalogue that had a card, by set."""
    shown = SetTrack.objects.filter(set__in=sets, position__lte=F("set__shown"))
    rows = shown.exclude(track__source=Track.Source.SPOTIFY).values_list(
        "set_id", "track_id", "track__genre", "removed"
    )
    songs: dict[UUID, list[_Song]] = defaultdict(list)
    for set_id, track_id, genre, removed in rows:
        songs[set_id].append(_Song(track_id, genre, kept=not removed))
    return songs


def _mood(
    label: str,
    sets: Sequence[RecommendationSet],
    songs: Iterable[_Song],
    saved: set[UUID],
    thumbs: dict[int, bool],
) -> MoodOfWeek:
    shown = list(songs)
    kept = {song.track_id: song.genre for song in shown if song.kept}
    answers = [thumbs[one] for one in {song.track_id for song in shown} if one in thumbs]
    genres = Counter(genre for genre in kept.values() if genre)
    most = sorted(genres.items(), key=lambda pair: (-pair[1], pair[0]))
    return MoodOfWeek(
        emotion=label,
        sets=len(sets),
        kept=len(kept),
        saved=sum(one.pk in saved for one in sets),
        up=answers.count(True),
        down=answers.count(False),
        genres=tuple(most[:MOST_GENRES]),
    )
