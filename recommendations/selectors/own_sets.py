"""A listener's sets, searched and page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet

from recommendations.models import RecommendationSet
from recommendations.moods import top_emotion
from recommendations.naming import name_of
from recommendations.selectors.mood_lists import chosen_sets
from recommendations.selectors.saves import PlaylistSummary, playlists_of

SETS_A_PAGE = 20


@dataclass(frozen=True)
class Search:
    """``words`` must each occur in a set's name, its playlist's, or a title or artist in it;
    ``emotion`` must be its strongest, unless empty."""

    words: str = ""
    emotion: str = ""
    only_saved: bool = False


@dataclass(frozen=True)
class OwnSet:
    """``playlist`` is there once the set was to be saved."""

    id: UUID
    name: str
    emotion: str
    probabilities: Sequence[float]
    created_at: datetime
    total: int
    playlist: PlaylistSummary | None


@dataclass(frozen=True)
class OwnSets:
    """``total`` were found on all ``pages``; the owner has ``of_all``."""

    sets: tuple[OwnSet, ...]
    page: int
    pages: int
    total: int
    of_all: int


def own_sets(owner: User, search: Search, page_number: str = "") -> OwnSets:
    """A page of what was found, the newest first; the first page where there is no such."""
    every = chosen_sets(owner)
    kept = Count("entries", filter=Q(entries__removed=False))
    found = Paginator(_found(every, search), SETS_A_PAGE)
    page = found.get_page(page_number)
    of_page = RecommendationSet.objects.filter(pk__in=page.object_list)
    rows = of_page.annotate(total=kept).order_by("-created_at")
    playlists = playlists_of(owner, [row.id for row in rows])
    return OwnSets(
        sets=tuple(
            OwnSet(
                row.id,
                name_of(row),
                top_emotion(row.probabilities),
                row.probabilities,
                row.created_at,
                row.total,
                playlists.get(row.id),
            )
            for row in rows
        ),
        page=page.number,
        pages=found.num_pages,
        total=found.count,
        of_all=every.count(),
    )


def _found(sets: QuerySet[RecommendationSet], search: Search) -> list[UUID]:
    for word in search.words.split():
        in_tracks = Q(tracks__title__icontains=word) | Q(tracks__artist__icontains=word)
        in_names = Q(name__icontains=word) | Q(saved_playlist__name__icontains=word)
        # Of its own, or every word had to be in the same track.
        having = sets.filter(in_names | Q(like__icontains=word) | in_tracks).values("pk")
        sets = sets.filter(pk__in=having)
    if search.only_saved:
        sets = sets.filter(saved_playlist__isnull=False)
    # The strongest of seven numbers in JSON is nothing that every database can ask for.
    return [
        pk
        for pk, probabilities in sets.values_list("pk", "probabilities")
        if not search.emotion or top_emotion(probabilities) == search.emotion
    ]
