"""The sets that a listener's liked songs were sorted into."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils import timezone

from recommendations.models import RecommendationSet, SavedPlaylist

# In a set's notes, tells it from one that was chosen; what stands there is a `SortedNote`.
SORTED = "sorted"


def mood_lists(owner: User) -> QuerySet[RecommendationSet]:
    """All of them, of this and of earlier sortings."""
    return RecommendationSet.objects.filter(owner=owner, notes__has_key=SORTED)


def forgettable_mood_lists(owner: User) -> QuerySet[RecommendationSet]:
    """Those that nobody is saving, and whose playlist no worker will go on with.

    The others would leave a playlist in the listener's account that no record knows.
    """
    is_begun = ~Q(saved_playlist__state=SavedPlaylist.State.WANTED)
    return mood_lists(owner).exclude(
        Q(saved_playlist__leased_until__gt=timezone.now())
        | Q(saved_playlist__retry_at__isnull=False) & is_begun
    )


def latest_mood_lists(owner: User) -> list[RecommendationSet]:
    """The six of the last sorting in their order, none where nothing was sorted."""
    newest = mood_lists(owner).order_by("-created_at").first()
    if newest is None:
        return []
    sorting = newest.notes[SORTED]["sorting"]
    of_one_sorting = mood_lists(owner).filter(notes__sorted__sorting=sorting)
    return list(of_one_sorting.order_by("created_at"))


def chosen_sets(owner: User) -> QuerySet[RecommendationSet]:
    """The listener's other sets: those that an engine chose, the newest first."""
    every = RecommendationSet.objects.filter(owner=owner).order_by("-created_at")
    return every.exclude(notes__has_key=SORTED)
