"""A listener's sets, as they stand in the file that they download."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import Prefetch

from emotion.labels import LABELS
from music.account.row_fields import row_fields
from recommendations.models import RecommendationSet, SetTrack, Track
from recommendations.selectors.mood_lists import SORTED
from recommendations.wording.kept_reasons import why

Row = dict[str, object]


def sets_of(owner: User) -> tuple[list[Row], list[Row]]:
    """The sets that an engine chose, and those of songs sorted by mood, the oldest first."""
    entries = SetTrack.objects.select_related("track").order_by("position")
    every = (
        RecommendationSet.objects.filter(owner=owner)
        .order_by("created_at")
        .prefetch_related(Prefetch("entries", entries))
    )
    chosen: list[Row] = []
    sorted_by_mood: list[Row] = []
    for one in every:
        (sorted_by_mood if SORTED in one.notes else chosen).append(_row(one))
    return chosen, sorted_by_mood


def named(track: Track) -> Row:
    """A song as people and Spotify know it. The rest of the catalogue is nobody's."""
    return {"title": track.title, "artist": track.artist, "spotify_id": track.spotify_id}


def _row(one: RecommendationSet) -> Row:
    return {
        "id": one.id,
        # A set of somebody who is signed in has no visitor.
        **row_fields(one, without=("visitor",)),
        "probabilities": dict(zip(LABELS, one.probabilities, strict=True)),
        "songs": [
            named(entry.track) | row_fields(entry) | {"why": why(entry)}
            for entry in one.entries.all()
        ],
    }
