"""Songs of listeners and of catalogues."""

from __future__ import annotations

from datetime import datetime

from recommendations.library.matching import Candidate
from recommendations.models import Track
from recommendations.spotify.library import LibraryTrack


def spotify_id(number: int) -> str:
    return f"{number:022}"


def liked(
    number: int, title: str = "Song", *artists: str, at: datetime | None = None
) -> LibraryTrack:
    return LibraryTrack(spotify_id(number), title, artists or ("Artist",), at)


def candidate(
    track_id: int, number: int = 0, title: str = "Song", artist: str = "Artist", fame: int = 50
) -> Candidate:
    return Candidate(track_id, spotify_id(number) if number else "", title, artist, fame)


def stored(number: int, title: str, artist: str, **changes: object) -> Track:
    row: dict[str, object] = {
        "source": Track.Source.IMPORTED,
        "spotify_id": spotify_id(number),
        "title": title,
        "artist": artist,
        "main_artist": artist,
        "valence": 0.5,
        "energy": 0.5,
        "danceability": 0.5,
    }
    return Track.objects.create(**(row | changes))
