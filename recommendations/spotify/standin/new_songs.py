"""Songs of this and the last year that no catalogue can have: their makers are invented.

Every genre of the starter songs has some, so that a search for new music finds any.
"""

from __future__ import annotations

import functools
from datetime import UTC, datetime

from recommendations.spotify.standin.ids import fraction, number, spotify_id
from recommendations.spotify.standin.songs import Mood, Song, StarterSong

SONGS_A_GENRE = 24
# Enough that the cap of two songs an artist shows.
ARTISTS_A_GENRE = 9
ONE_EXPLICIT_IN = 6
# Said with each name, so that nobody looks for them.
MARK = "(invented)"
SPREAD = 0.3
FIRST_WORDS = (
    "Paper", "Velvet", "Northern", "Copper", "Quiet", "Borrowed", "Winter", "Electric",
    "Hollow", "Amber", "Distant", "Marble", "Crooked", "Silver", "Restless", "Tidal",
)  # fmt: skip
LAST_WORDS = (
    "Lanterns", "Harbour", "Almanac", "Orchard", "Signals", "Umbrellas", "Staircase",
    "Postcards", "Meridian", "Foxes", "Carousel", "Chimneys", "Rivers", "Compass",
    "Machines", "Gardens",
)  # fmt: skip


@functools.cache
def new_songs(starter: tuple[StarterSong, ...], year: int) -> tuple[Song, ...]:
    """Return them for the year that is called the present; ids do not depend on it."""
    return tuple(
        _song(genre, index, year, _middle(genre, starter))
        for genre in sorted({row.genre for row in starter})
        for index in range(SONGS_A_GENRE)
    )


def this_year() -> int:
    return datetime.now(UTC).year


def _song(genre: str, index: int, year: int, middle: Mood) -> Song:
    artist = _words("artist", genre, str(number("by", genre, str(index)) % ARTISTS_A_GENRE))
    valence, energy, danceability = (
        min(max(value + SPREAD * (fraction("mood", genre, str(index), str(axis)) - 0.5), 0), 1)
        for axis, value in enumerate(middle)
    )
    return Song(
        id=spotify_id("new song", genre, str(index)),
        title=_words("title", genre, str(index)),
        artists=(f"{artist} {MARK}",),
        year=year - index % 2,
        duration_ms=150_000 + int(150_000 * fraction("length", genre, str(index))),
        explicit=number("explicit", genre, str(index)) % ONE_EXPLICIT_IN == 0,
        genre=genre,
        mood=(valence, energy, danceability),
    )


def _middle(genre: str, starter: tuple[StarterSong, ...]) -> Mood:
    moods = [row.mood for row in starter if row.genre == genre]
    valence, energy, danceability = (sum(axis) / len(moods) for axis in zip(*moods, strict=True))
    return valence, energy, danceability


def _words(*parts: str) -> str:
    chosen = number(*parts)
    first, rest = FIRST_WORDS[chosen % len(FIRST_WORDS)], chosen // len(FIRST_WORDS)
    return f"{first} {LAST_WORDS[rest % len(LAST_WORDS)]}"
