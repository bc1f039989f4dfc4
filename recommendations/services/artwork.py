"""Remembering artwork addresses. The pictures themselves stay with Spotify."""

from __future__ import annotations

from django.utils import timezone

from recommendations.models import Track
from recommendations.spotify.errors import Unavailable
from recommendations.spotify.oembed import thumbnail


def artwork_address(track: Track) -> str | None:
    """The address of the cover, asked for once a track; None where there is none.

    When Spotify does not answer nothing is remembered, so a later page asks again.
    """
    if track.artwork_checked_at is None and track.spotify_id:
        try:
            address = thumbnail(track.spotify_id)
        except Unavailable:
            return None
        track.artwork_url, track.artwork_checked_at = address, timezone.now()
        track.save(update_fields=["artwork_url", "artwork_checked_at"])
    return track.artwork_url or None
