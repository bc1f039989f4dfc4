"""Catalogues of many kinds of songs, and libraries that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from recommendations.models import Track
from recommendations.spotify.library import LibraryTrack

NEWEST = datetime(2026, 11, 1, tzinfo=UTC)


def many_songs(count: int) -> list[Track]:
    """Songs spread over the whole plane of valence and energy, each by its own artist."""
    return Track.objects.bulk_create(
        Track(
            source=Track.Source.STARTER,
            title=f"Song {number}",
            artist=f"Artist {number}",
            main_artist=f"Artist {number}",
            genre="pop" if number % 2 else "metal",
            valence=number * 0.618 % 1,
            energy=number * 0.414 % 1,
            danceability=number * 0.732 % 1,
        )
        for number in range(count)
    )


def songs_of(tracks: Sequence[Track]) -> list[LibraryTrack]:
    """The same songs as a library names them, the first liked last."""
    return [
        LibraryTrack(
            f"{track.pk:022}", track.title, (track.artist,), NEWEST - timedelta(days=number)
        )
        for number, track in enumerate(tracks)
    ]
