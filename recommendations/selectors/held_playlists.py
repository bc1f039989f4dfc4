"""A listener's saved playlists, as they stand in the file that they download."""

from __future__ import annotations

from django.contrib.auth.models import User

from music.account.row_fields import row_fields
from recommendations.models import SavedPlaylist, Track, TwinSearch
from recommendations.selectors.held_sets import Row, named


def playlists_of(owner: User) -> list[Row]:
    """The oldest first, with songs by name where the record holds ids of the catalogue."""
    rows = list(SavedPlaylist.objects.filter(owner=owner).order_by("pk"))
    wanted = {track for row in rows for track in (*row.wanted_tracks, *row.missing_tracks)}
    tracks, searches = Track.objects.in_bulk(wanted), _searches(owner)
    return [
        {
            "set": row.set_id,
            **row_fields(row, without=("leased_until",)),
            "wanted_tracks": _named(row.wanted_tracks, tracks),
            "missing_tracks": _named(row.missing_tracks, tracks),
            "twin_search": searches.get(row.pk),
        }
        for row in rows
    ]


def _searches(owner: User) -> dict[int, Row]:
    """By the save, for an empty playlist that Spotify may have made beside it."""
    searches = TwinSearch.objects.filter(saved__owner=owner)
    return {one.saved_id: row_fields(one, without=("leased_until",)) for one in searches}


def _named(ids: list[int], tracks: dict[int, Track]) -> list[Row]:
    return [named(tracks[track_id]) for track_id in ids if track_id in tracks]
