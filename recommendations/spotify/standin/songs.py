"""Which songs the stand-in knows: the starter songs less one in twenty, and decoys."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from recommendations.spotify.standin.ids import fraction, number, spotify_id

STARTER_SONGS = Path(__file__).resolve().parents[2] / "data" / "starter_catalogue.csv"
ONE_IN = 20
# Valence, energy and danceability, each 0..1.
Mood = tuple[float, float, float]


@dataclass(frozen=True)
class Song:
    """One recording. ``artists`` are the credited names; None is 'unknown'.

    Where ``genre`` and ``mood`` are known a search by genre, and recommendations, find it.
    """

    id: str
    title: str
    artists: tuple[str, ...]
    year: int | None = None
    duration_ms: int = 0
    explicit: bool = False
    genre: str = ""
    mood: Mood | None = None

    @property
    def credit(self) -> str:
        return ", ".join(self.artists)


@dataclass(frozen=True)
class StarterSong:
    """A row of the starter catalogue; the moods are 0..1."""

    title: str
    artist: str
    year: int | None
    genre: str
    valence: float
    energy: float
    danceability: float

    @property
    def mood(self) -> Mood:
        return self.valence, self.energy, self.danceability

    @property
    def is_lacking(self) -> bool:
        """Whether the stand-in does not have it, as Spotify does not have everything."""
        return number("lacking", self.title, self.artist) % ONE_IN == 0

    @property
    def song(self) -> Song:
        song = _song(self.title, self.artist, self.year)
        return replace(song, genre=self.genre, mood=self.mood)


@functools.cache
def read_starter_songs(path: Path = STARTER_SONGS) -> tuple[StarterSong, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            StarterSong(
                title=row["title"],
                artist=row["artist"],
                year=int(row["year"]) if row["year"] else None,
                genre=row["genre"],
                valence=float(row["valence"]),
                energy=float(row["energy"]),
                danceability=float(row["danceability"]),
            )
            for row in csv.DictReader(file)
        )


def all_songs(starter: tuple[StarterSong, ...]) -> dict[str, Song]:
    """Return every song by id, decoys included.

    A lacking song keeps its decoys: a search for it then finds near misses only, which is
    what makes a careless match show.
    """
    songs: dict[str, Song] = {}
    for song in (song for row in starter for song in _family(row, starter)):
        songs.setdefault(song.id, song)
    return songs


def _family(row: StarterSong, starter: tuple[StarterSong, ...]) -> Iterator[Song]:
    if not row.is_lacking:
        yield row.song
    year = (row.year or 1990) + 3
    yield _song(f"{row.title} - Live", row.artist, year)
    yield _song(row.title, f"{row.artist} Tribute Band", year + 10)
    stranger = _other_artist(row, starter)
    if stranger is not None:
        yield _song(row.title, stranger, year + 5)


def _other_artist(row: StarterSong, starter: tuple[StarterSong, ...]) -> str | None:
    """Pick an artist who has no song of this title, so that no decoy is a real song."""
    taken = {other.artist for other in starter if other.title.casefold() == row.title.casefold()}
    artists = sorted({other.artist for other in starter} - taken)
    return artists[number("stranger", row.title, row.artist) % len(artists)] if artists else None


def _song(title: str, artist: str, year: int | None) -> Song:
    return Song(
        id=spotify_id("track", title, artist),
        title=title,
        artists=(artist,),
        year=year,
        # Between two and a half and five minutes, since the starter songs state no length.
        duration_ms=150_000 + int(150_000 * fraction("length", title, artist)),
    )
