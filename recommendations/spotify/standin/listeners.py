"""The three people who can sign in, and what each of them listens to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from recommendations.spotify.standin.ids import fraction
from recommendations.spotify.standin.songs import Song, StarterSong

LIBRARY_SIZE = 140
NEWEST_LIKE = datetime(2026, 11, 1, 18, 30, tzinfo=UTC)
# How far taste outweighs chance when a library is put together.
TASTE = 1.5


@dataclass(frozen=True)
class Listener:
    """``id`` is the user name of old; ``account_id`` is the one to link accounts by.

    ``likes_valence`` and ``likes_energy``, each -1..1, tilt the library.
    """

    id: str
    account_id: str
    display_name: str
    likes_valence: float
    likes_energy: float


LISTENERS = (
    Listener("31standinada4kq7w2m9x0c5v8b1n6z", "standin-ada-7f2c41d09e8b", "Ada", 1.0, 0.5),
    Listener("31standinben8rt3y6u1p4l0j5h9g2f", "standin-ben-b35a90c71e64", "Ben", -0.5, 1.0),
    Listener("31standinchi2dz9s4a7q0w6e1r3t5y", "standin-chi-04e8d6fa213c", "Chi", -0.5, -1.0),
)


def listener_by_id(listener_id: str) -> Listener | None:
    return next((one for one in LISTENERS if one.id == listener_id), None)


@dataclass(frozen=True)
class LikedSong:
    song: Song
    added_at: datetime


def liked_songs(listener: Listener, starter: tuple[StarterSong, ...]) -> list[LikedSong]:
    """Return the library, newest first: the same songs at the same times on every start."""
    present = [row for row in starter if not row.is_lacking]
    present.sort(key=lambda row: _appeal(listener, row), reverse=True)
    library = sorted(
        present[:LIBRARY_SIZE],
        key=lambda row: fraction("liked", listener.id, row.title, row.artist),
    )
    return [
        LikedSong(row.song, NEWEST_LIKE - timedelta(hours=37 * index))
        for index, row in enumerate(library)
    ]


def top_songs(listener: Listener, starter: tuple[StarterSong, ...], time_range: str) -> list[Song]:
    """Return the library in the order of listening within ``time_range``."""
    songs = [liked.song for liked in liked_songs(listener, starter)]
    return sorted(songs, key=lambda song: fraction("top", time_range, listener.id, song.id))


def _appeal(listener: Listener, row: StarterSong) -> float:
    taste = listener.likes_valence * row.valence + listener.likes_energy * row.energy
    return TASTE * taste + fraction("appeal", listener.id, row.title, row.artist)
