"""Learning a track's Spotify id, once."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from recommendations.models import Track
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.matching import best_match

# A miss is believed for so long before a save may spend another search on it.
MISS_LIFETIME = timedelta(days=30)


def needs_search(track: Track) -> bool:
    """Whether neither an id nor a recent miss is known."""
    if track.spotify_id:
        return False
    missed = track.search_missed_at
    return missed is None or timezone.now() - missed >= MISS_LIFETIME


def identify(track: Track, client: SpotifyClient) -> str | None:
    """Return the Spotify id of `track`, or None, after at most one search.

    A result counts only if its title and artist are the wanted ones. Found ids and
    misses are both remembered.
    """
    if not needs_search(track):
        return track.spotify_id
    found = client.search(track.title, track.main_artist)
    match = best_match(track.title, track.main_artist, found)
    row = Track.objects.filter(pk=track.pk)
    if match is None:
        row.update(search_missed_at=timezone.now())
        return None
    # Where an imported row is this very recording, it keeps the id, which serves here too.
    with suppress(IntegrityError), transaction.atomic():
        row.update(spotify_id=match.spotify_id)
    return match.spotify_id
