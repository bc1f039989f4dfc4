"""Finding songs by id and by words, as Spotify's search does it."""

from __future__ import annotations

import functools
import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from recommendations.spotify.standin.ids import number
from recommendations.spotify.standin.listeners import Favourites, no_favourites
from recommendations.spotify.standin.new_songs import new_songs, this_year
from recommendations.spotify.standin.songs import Song, StarterSong, all_songs

# Titles of ids that are not the stand-in's own; None where nobody knows the id.
Lookup = Callable[[str], Song | None]

_FIELD = re.compile(r"(?:^|\s)(track|artist|album|year|isrc|genre|upc|tag):", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")


def words_of(text: str) -> frozenset[str]:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    letters = letters.replace("&", " and ").replace("'", "").replace("’", "")
    return frozenset(re.findall(r"\w+", letters))


@dataclass(frozen=True)
class Field:
    name: str
    text: str
    words: frozenset[str]


@dataclass(frozen=True)
class Query:
    """What a search asks for: loose words, and fields such as ``artist:"Queen"``."""

    words: frozenset[str]
    fields: tuple[Field, ...]

    @classmethod
    def parse(cls, text: str) -> Query:
        """A quoted field ends at its quote, an unquoted one at the next field."""
        loose, *rest = _FIELD.split(text)
        fields = []
        for name, value in zip(rest[::2], rest[1::2], strict=True):
            value = value.strip()
            if value.startswith('"'):
                value, _, after = value[1:].partition('"')
                loose += f" {after}"
            fields.append(Field(name.lower(), value.strip(), words_of(value)))
        return cls(words_of(loose), tuple(fields))


@dataclass(frozen=True)
class _Entry:
    song: Song
    title: frozenset[str]
    artist: frozenset[str]
    genre: frozenset[str]

    def rank(self, query: Query) -> int | None:
        """Return 0 for a full match, 1 where the query merely names the title, else None."""
        if not all(self._fits(field) for field in query.fields):
            return None
        if query.words <= self.title | self.artist:
            return 0
        return 1 if self.title and self.title <= query.words else None

    def _fits(self, field: Field) -> bool:
        if field.name in ("track", "album"):
            return field.words <= self.title
        if field.name == "artist":
            return field.words <= self.artist
        if field.name == "genre":
            # "indie pop" finds indie and pop, and "pop" no indie pop.
            return bool(self.genre) and self.genre <= field.words
        years = _YEARS.fullmatch(field.text) if field.name == "year" else None
        if years is None or self.song.year is None:
            return False
        return int(years[1]) <= self.song.year <= int(years[2] or years[1])


@dataclass(frozen=True)
class _OwnSongs:
    by_id: Mapping[str, Song]
    index: tuple[_Entry, ...]


@functools.cache
def _own_songs(starter: tuple[StarterSong, ...], year: int) -> _OwnSongs:
    songs = all_songs(starter) | {song.id: song for song in new_songs(starter, year)}
    # A fixed order in which the right recording is not always before its decoys.
    ordered = sorted(songs.values(), key=lambda song: number("order", song.id))
    entries = (
        _Entry(song, words_of(song.title), words_of(song.credit), words_of(song.genre))
        for song in ordered
    )
    return _OwnSongs(songs, tuple(entries))


@dataclass(frozen=True)
class Songs:
    """Every song of the stand-in's own, and those that `lookup` and `favourites` know."""

    starter: tuple[StarterSong, ...]
    lookup: Lookup
    favourites: Favourites = no_favourites

    def by_id(self, track_id: str) -> Song | None:
        return self._own.by_id.get(track_id) or self.lookup(track_id)

    def search(self, text: str) -> list[Song]:
        """Return every match of the stand-in's own songs, best first."""
        query = Query.parse(text)
        if not query.words and not query.fields:
            return []
        ranked = [(entry.rank(query), entry.song) for entry in self._own.index]
        hits = [(rank, song) for rank, song in ranked if rank is not None]
        return [song for _, song in sorted(hits, key=lambda hit: hit[0])]

    def nearest(self, target: Sequence[float]) -> list[Song]:
        """Return its own songs of a known mood, the nearest first; `target` is a `Mood`."""
        known = [
            (math.dist(song.mood, target), song)
            for song in self._own.by_id.values()
            if song.mood is not None
        ]
        return [song for _, song in sorted(known, key=lambda one: (one[0], one[1].id))]

    @property
    def _own(self) -> _OwnSongs:
        return _own_songs(self.starter, this_year())
