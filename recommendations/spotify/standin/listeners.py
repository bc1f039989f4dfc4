"""The three people who can sign in, and what each of them listens to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from recommendations.spotify.standin.ids import fraction
from recommendations.spotify.standin.songs import Song, StarterSong

LIBRARY_SIZE = 140
# Where the site has an imported catalogue; the rest then shows what a catalogue lacks.
IMPORTED_SONGS = 110
NEWEST_LIKE = datetime(2026, 11, 1, 18, 30, tzinfo=UTC)
# How far moods and genres outweigh chance when a library is put together.
MOOD_TASTE = 1.5
GENRE_TASTE = 1.0


@dataclass(frozen=True)
class Listener:
    """``id`` is the user name of old; ``account_id`` is the one to link accounts by.

    ``likes_valence`` and ``likes_energy``, each -1..1, tilt the library; ``genres`` are
    words that occur in the names of the genres they play. ``premium`` and ``devices``,
    each with whether it is active, are what their account begins with.
    """

    id: str
    account_id: str
    display_name: str
    likes_valence: float
    likes_energy: float
    genres: tuple[str, ...]
    premium: bool = True
    devices: tuple[tuple[str, bool], ...] = ()


POP = ("pop", "dance", "disco", "funk", "soul", "r&b", "reggae", "latin")
LOUD = ("metal", "techno", "electro", "house", "industrial", "punk", "grunge", "hardcore")
QUIET = ("folk", "classical", "ambient", "singer-songwriter", "acoustic", "piano", "bossa")

LISTENERS = (
    Listener(
        "31standinada4kq7w2m9x0c5v8b1n6z",
        "standin-ada-7f2c41d09e8b",
        "Ada",
        1.0,
        0.5,
        POP,
        devices=(("Ada’s laptop", True), ("Kitchen", False)),
    ),
    Listener(
        "31standinben8rt3y6u1p4l0j5h9g2f",
        "standin-ben-b35a90c71e64",
        "Ben",
        -0.5,
        1.0,
        LOUD,
        premium=False,
        devices=(("Ben’s laptop", True),),
    ),
    Listener(
        "31standinchi2dz9s4a7q0w6e1r3t5y",
        "standin-chi-04e8d6fa213c",
        "Chi",
        -0.5,
        -1.0,
        QUIET,
        devices=(("Chi’s phone", False),),
    ),
)

# Songs that the site's imported catalogue has for a listener, none without one.
Favourites = Callable[[Listener], Sequence[Song]]


def no_favourites(listener: Listener) -> Sequence[Song]:
    return ()


def listener_by_id(listener_id: str) -> Listener | None:
    return next((one for one in LISTENERS if one.id == listener_id), None)


def listener_named(name: str) -> Listener | None:
    """Find one by the name that is displayed, or by their id."""
    return next((one for one in LISTENERS if name in (one.display_name, one.id)), None)


@dataclass(frozen=True)
class LikedSong:
    song: Song
    added_at: datetime


def liked_songs(
    listener: Listener, starter: tuple[StarterSong, ...], imported: Sequence[Song] = ()
) -> list[LikedSong]:
    """Return the library, newest first: the same songs at the same times on every start."""
    present = [row for row in starter if not row.is_lacking]
    present.sort(key=lambda row: _appeal(listener, row), reverse=True)
    chosen = _one_of_each([*imported[:IMPORTED_SONGS], *(row.song for row in present)])
    library = sorted(
        chosen[:LIBRARY_SIZE],
        key=lambda song: fraction("liked", listener.id, song.title, song.credit),
    )
    return [
        LikedSong(song, NEWEST_LIKE - timedelta(hours=37 * index))
        for index, song in enumerate(library)
    ]


def top_songs(
    listener: Listener,
    starter: tuple[StarterSong, ...],
    time_range: str,
    imported: Sequence[Song] = (),
) -> list[Song]:
    """Return the library in the order of listening within ``time_range``."""
    songs = [liked.song for liked in liked_songs(listener, starter, imported)]
    return sorted(songs, key=lambda song: fraction("top", time_range, listener.id, song.id))


def mood_appeal(listener: Listener, valence: float, energy: float) -> float:
    """How much a listener likes a mood, beside a chance of 0..1."""
    return MOOD_TASTE * (listener.likes_valence * valence + listener.likes_energy * energy)


def _one_of_each(songs: list[Song]) -> list[Song]:
    return list({song.id: song for song in songs}.values())


def _appeal(listener: Listener, row: StarterSong) -> float:
    genre = any(word in row.genre for word in listener.genres)
    chance = fraction("appeal", listener.id, row.title, row.artist)
    return mood_appeal(listener, row.valence, row.energy) + GENRE_TASTE * genre + chance
