"""Titles of the ids that only the site's imported catalogue knows."""

from __future__ import annotations

from recommendations.models import Track
from recommendations.spotify.standin.ids import is_spotify_id
from recommendations.spotify.standin.songs import Song


def imported_song(spotify_id: str) -> Song | None:
    """Return the track with this Spotify id in the site's database, or None."""
    if not is_spotify_id(spotify_id):
        return None
    track = Track.objects.filter(spotify_id=spotify_id).first()
    if track is None:
        return None
    return Song(
        id=spotify_id,
        title=track.title,
        artists=_credits(track.artist, track.main_artist),
        year=track.year,
        duration_ms=track.duration_ms or 0,
        explicit=bool(track.explicit),
    )


def _credits(artist: str, main_artist: str) -> tuple[str, ...]:
    """Split the credited artists; the main one may hold commas of its own and stays whole."""
    rest = artist.removeprefix(f"{main_artist}, ")
    if not main_artist or rest == artist:
        return (artist,)
    return (main_artist, *rest.split(", "))
