"""Which tracks of a set were shown, which of those are kept, and whether that can change."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from recommendations.models import RecommendationSet, SavedPlaylist, SetTrack


def shown_entries(chosen: RecommendationSet) -> QuerySet[SetTrack]:
    """Everything that had a card, in the listener's order, and also what was removed.

    Only what was shown can be removed or moved, so these are always the first `shown`
    positions.
    """
    return chosen.entries.filter(position__lte=chosen.shown)


def kept_entries(chosen: RecommendationSet) -> QuerySet[SetTrack]:
    """What the page shows and a save takes: shown, not removed, in the listener's order."""
    return shown_entries(chosen).filter(removed=False)


def shown_entry(chosen: RecommendationSet, track_id: int) -> SetTrack:
    """The entry of a track whose card was shown. Any other track gets 404."""
    entry = shown_entries(chosen).filter(track_id=track_id).select_related("track").first()
    if entry is None:
        raise Http404("There is no such track in this set.")
    return entry


def is_editable(chosen: RecommendationSet) -> bool:
    """Whether nobody has begun to save it: a save fixes the tracks, their order, the name."""
    return not SavedPlaylist.objects.filter(set=chosen).exists()
