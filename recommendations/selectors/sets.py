"""Reading sets, and only those that the asker may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, User
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest

from recommendations.engine.shortage import Shortage
from recommendations.likeness import like_shown
from recommendations.models import RecommendationSet, Track
from recommendations.moods import shares, top_emotion
from recommendations.naming import name_of
from recommendations.selectors.cards import Card, cards_of
from recommendations.selectors.entries import kept_entries
from recommendations.selectors.mood_lists import SORTED, chosen_sets
from recommendations.selectors.same_wish import Fields, chips_of, same_choices, same_wish
from recommendations.selectors.set_map import SetMap, map_of
from recommendations.selectors.set_notes import notes_of
from recommendations.services.sets import SHOWN_STEP
from recommendations.visitors import visitor_of
from recommendations.wording.shortage import nothing, shortage_of

# On the profile, and on home.
RECENT_SETS, LAST_SETS = 6, 3


@dataclass(frozen=True)
class SetPage:
    id: UUID
    emotion: str
    origin: str
    probabilities: list[float]
    shares: list[tuple[str, int]]
    cards: list[Card]
    total: int
    shown: int
    more: int
    created_at: datetime
    goal: str
    # What it is like, where it was chosen like a playlist and not for a mood alone.
    like: str
    # Whether it holds liked songs of the listener's, sorted by mood, and none chosen.
    is_sorted: bool
    chips: tuple[str, ...]
    notes: tuple[str, ...]
    # Whether no song passed the filters, and why there are none otherwise.
    none_passes: bool
    nothing_because: str
    map: SetMap | None
    # The fields to post for other songs of the same wish, none where that is not possible.
    same_wish: Fields
    # The query of the home page at which the same choices are made.
    same_choices: str
    # Whether its moods were set by hand, in the starter catalogue, and not measured.
    from_starter: bool


@dataclass(frozen=True)
class SetSummary:
    id: UUID
    name: str
    emotion: str
    probabilities: list[float]
    created_at: datetime
    total: int


def set_for(request: HttpRequest, set_id: UUID) -> RecommendationSet:
    """The set, if it is the asker's. Anybody else gets 404: not even its existence."""
    chosen = _visible_to(request).filter(pk=set_id).first()
    if chosen is None:
        raise Http404("There is no such set.")
    return chosen


def set_page(chosen: RecommendationSet) -> SetPage:
    kept = chosen.entries.filter(removed=False)
    total = kept.count()
    for_a_mood = chosen.source == RecommendationSet.Source.MOOD
    shortage = shortage_of(chosen.notes)
    return SetPage(
        id=chosen.id,
        emotion=top_emotion(chosen.probabilities),
        origin=chosen.origin,
        probabilities=chosen.probabilities,
        shares=shares(chosen.probabilities),
        cards=cards_of(chosen),
        total=total,
        shown=kept_entries(chosen).count(),
        more=min(SHOWN_STEP, kept.filter(position__gt=chosen.shown).count()),
        created_at=chosen.created_at,
        goal=chosen.goal,
        like=like_shown(chosen.like),
        is_sorted=SORTED in chosen.notes,
        chips=chips_of(chosen),
        notes=notes_of(chosen),
        none_passes=shortage is Shortage.FILTERED_TO_NONE,
        nothing_because=nothing(shortage),
        map=map_of(chosen),
        same_wish=same_wish(chosen) if for_a_mood else (),
        same_choices=same_choices(chosen),
        from_starter=chosen.tracks.filter(source=Track.Source.STARTER).exists(),
    )


def recent_sets(owner: User) -> list[SetSummary]:
    # The lists of a sorted library have a page of their own.
    return _summaries(chosen_sets(owner), RECENT_SETS)


def last_sets(request: HttpRequest) -> list[SetSummary]:
    """For whoever comes back, with an account or without one."""
    sets = _visible_to(request).exclude(notes__has_key=SORTED).order_by("-created_at")
    return _summaries(sets, LAST_SETS)


def _summaries(sets: QuerySet[RecommendationSet], most: int) -> list[SetSummary]:
    kept = Count("entries", filter=Q(entries__removed=False))
    return [
        SetSummary(
            id=row.id,
            name=name_of(row),
            emotion=top_emotion(row.probabilities),
            probabilities=row.probabilities,
            created_at=row.created_at,
            total=row.total,
        )
        for row in sets.annotate(total=kept)[:most]
    ]


def _visible_to(request: HttpRequest) -> QuerySet[RecommendationSet]:
    if isinstance(request.user, AbstractBaseUser):
        return RecommendationSet.objects.filter(owner_id=request.user.pk)
    if visitor := visitor_of(request):
        return RecommendationSet.objects.filter(owner=None, visitor=visitor)
    return RecommendationSet.objects.none()


def may_see_track(request: HttpRequest, track_id: int) -> bool:
    return _visible_to(request).filter(entries__track_id=track_id).exists()
