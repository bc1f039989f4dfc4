"""What a listener was shown lately, and what they said of it."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db.models import F

from recommendations.engine.catalogue import Catalogue
from recommendations.engine.lookup import rows_of
from recommendations.engine.request import Feedback
from recommendations.models import ArtistOpinion, RecommendationSet, SetTrack, TrackOpinion
from recommendations.selectors.mood_lists import chosen_sets

# How many sets back a song must lie to come again of its own accord.
REMEMBERED_SETS = 5


def shown_lately(*, owner: User | None, visitor: str) -> Mapping[int, int]:
    """Ids of the tracks whose cards the last sets showed, with the age of each in sets.

    Where a track was in several the youngest counts. The last set has age 1. Liked songs
    that were sorted by mood were not chosen: they may come of their own accord.
    """
    own = (
        chosen_sets(owner)
        if owner
        else RecommendationSet.objects.filter(owner=None, visitor=visitor)
    )
    sets = list(own.order_by("-created_at").values_list("pk", flat=True)[:REMEMBERED_SETS])
    ages = {pk: age for age, pk in enumerate(sets, start=1)}
    seen = SetTrack.objects.filter(set__in=sets, position__lte=F("set__shown"))
    shown: dict[int, int] = {}
    for set_id, track_id in seen.values_list("set_id", "track_id"):
        shown[track_id] = min(ages[set_id], shown.get(track_id, REMEMBERED_SETS))
    return shown


def feedback_of(owner: User | None, catalogue: Catalogue) -> Feedback:
    """The answers of `owner` that were not undone; empty for a visitor."""
    if owner is None:
        return Feedback()
    given = dict(TrackOpinion.objects.filter(owner=owner).values_list("track_id", "liked"))
    tired_of = ArtistOpinion.objects.filter(owner=owner).values_list("track_id", flat=True)
    rows, _ = rows_of(catalogue, list(tired_of))
    return Feedback(
        liked=frozenset(track_id for track_id, liked in given.items() if liked),
        disliked=frozenset(track_id for track_id, liked in given.items() if not liked),
        less_of=frozenset(catalogue.artist_numbers[rows].tolist()),
    )
