"""Reading sets, and only those that the asker may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, User
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest

from recommendations.models import RecommendationSet, Track
from recommendations.moods import shares, top_emotion
from recommendations.selectors.cards import Card, cards_of
from recommendations.services.sets import SHOWN_STEP
from recommendations.visitors import visitor_of

RECENT_SETS = 12


@dataclass(frozen=True)
class SetPage:
    id: UUID
    emotion: str
    origin: str
    shares: list[tuple[str, int]]
    cards: list[Card]
    total: int
    shown: int
    more: int
    created_at: datetime
    # Whether its moods were set by hand, in the starter catalogue, and not measured.
    from_starter: bool


@dataclass(frozen=True)
class SetSummary:
    id: UUID
    emotion: str
    created_at: datetime
    total: int


def set_for(request: HttpRequest, set_id: UUID) -> RecommendationSet:
    """The set, if it is the asker's. Anybody else gets 404: not even its existence."""
    chosen = _visible_to(request).filter(pk=set_id).first()
    if chosen is None:
        raise Http404("There is no such set.")
    return chosen


def set_page(chosen: RecommendationSet) -> SetPage:
    total = chosen.entries.count()
    return SetPage(
        id=chosen.id,
        emotion=top_emotion(chosen.probabilities),
        origin=chosen.origin,
        shares=shares(chosen.probabilities),
        cards=cards_of(chosen),
        total=total,
        shown=chosen.shown,
        more=min(SHOWN_STEP, total - chosen.shown),
        created_at=chosen.created_at,
        from_starter=chosen.tracks.filter(source=Track.Source.STARTER).exists(),
    )


def recent_sets(owner: User) -> list[SetSummary]:
    sets = RecommendationSet.objects.filter(owner=owner).annotate(total=Count("entries"))
    return [
        SetSummary(row.id, top_emotion(row.probabilities), row.created_at, row.total)
        for row in sets.order_by("-created_at")[:RECENT_SETS]
    ]


def _visible_to(request: HttpRequest) -> QuerySet[RecommendationSet]:
    if isinstance(request.user, AbstractBaseUser):
        return RecommendationSet.objects.filter(owner_id=request.user.pk)
    if visitor := visitor_of(request):
        return RecommendationSet.objects.filter(owner=None, visitor=visitor)
    return RecommendationSet.objects.none()


def may_see_track(request: HttpRequest, track_id: int) -> bool:
    return _visible_to(request).filter(entries__track_id=track_id).exists()
