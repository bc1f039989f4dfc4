"""Songs that only the site's imported catalogue knows."""

from __future__ import annotations

from django.db.models import F, Q

from recommendations.models import Track
from recommendations.spotify.standin.ids import fraction, is_spotify_id
from recommendations.spotify.standin.listeners import IMPORTED_SONGS, Listener, mood_appeal
from recommendations.spotify.standin.songs import Song

# A listener likes some of the best known songs of their genres, not just those.
BEST_KNOWN = 5 * IMPORTED_SONGS


def imported_song(spotify_id: str) -> Song | None:
    """Return the track with this Spotify id in the site's database, or None."""
    if not is_spotify_id(spotify_id):
        return None
    track = Track.objects.filter(spotify_id=spotify_id).first()
    if track is None:
        return None
    return _song(spotify_id, track)


def imported_favourites(listener: Listener) -> list[Song]:
    """Return what the imported catalogue has for a listener: the same songs every time."""
    genres = Q()
    for word in listener.genres:
        genres |= Q(genres__icontains=word)
    known = Track.objects.filter(genres, source=Track.Source.IMPORTED, spotify_id__isnull=False)
    by_fame = known.order_by(F("popularity").desc(nulls_last=True), "spotify_id")[:BEST_KNOWN]
    liked = sorted(by_fame, key=lambda track: _appeal(listener, track), reverse=True)
    return [_song(track.spotify_id or "", track) for track in liked[:IMPORTED_SONGS]]


def _appeal(listener: Listener, track: Track) -> float:
    chance = fraction("favourite", listener.id, track.spotify_id or "")
    return mood_appeal(listener, track.valence or 0.0, track.energy or 0.0) + chance


def _song(spotify_id: str, track: Track) -> Song:
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
