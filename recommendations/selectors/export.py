"""What of a set is taken away in a file."""

from __future__ import annotations

from django.conf import settings

from recommendations.exporting.track_list import ListedTrack, TrackList
from recommendations.models import RecommendationSet, Track
from recommendations.naming import name_of
from recommendations.selectors.entries import kept_entries
from recommendations.wording.kept_reasons import why


def track_list(chosen: RecommendationSet) -> TrackList:
    """What the page shows: not what was removed, nor what was not shown yet."""
    entries = kept_entries(chosen).select_related("track")
    return TrackList(
        name=name_of(chosen),
        created_at=chosen.created_at,
        tracks=tuple(_listed(entry.track, why(entry)) for entry in entries),
    )


def _listed(track: Track, reason: str) -> ListedTrack:
    return ListedTrack(
        title=track.title,
        artists=track.artist,
        year=track.year,
        genre=track.genre,
        spotify_id=track.spotify_id or "",
        link=settings.SPOTIFY.listen(track.spotify_id, track.title, track.main_artist),
        duration_ms=track.duration_ms,
        why=reason,
    )
