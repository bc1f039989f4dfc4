"""From stored tracks to the engine's arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db.models import QuerySet

from recommendations.catalogue.artist_genres import fill_from_artists
from recommendations.catalogue.genres import common_spellings, from_text
from recommendations.catalogue.rows import UNKNOWN_ARTIST, UNKNOWN_TITLE
from recommendations.catalogue.versions import song_key
from recommendations.engine.catalogue import (
    GENRES_A_TRACK,
    NO_GENRE,
    UNKNOWN,
    UNKNOWN_YEAR,
    Catalogue,
)
from recommendations.engine.features import FEATURES
from recommendations.engine.ranks import shares_at_or_below
from recommendations.models import Track
from recommendations.song_moods.permitted import permitted_song_moods

CHUNK_ROWS = 10_000
# What stands where nobody in particular made the music. Their tracks share no genre, and
# equal titles are not one song.
NOBODIES = frozenset({UNKNOWN_ARTIST.casefold(), "various artists", "traditional"})
# The most that int16 can number; no data set comes near.
MOST_GENRES = int(np.iinfo(np.int16).max)
# The arrays that are collected chunk by chunk, and the type of each.
COLLECTED: Mapping[str, type[np.generic]] = {
    "track_ids": np.int64,
    "features": np.float32,
    "artist_numbers": np.int32,
    "song_numbers": np.int32,
    "years": np.int16,
    "modes": np.int8,
    "explicit": np.int8,
    "popularity": np.int8,
}
COLUMNS = ("pk", "title", "main_artist", "genres", "year", "mode", "explicit", "popularity")


class CatalogueBuilder:
    """Collects tracks chunk by chunk: as Python objects, a whole catalogue takes gigabytes."""

    def __init__(self) -> None:
        self._chunks: dict[str, list[npt.NDArray[Any]]] = {
            name: [np.empty((0, len(FEATURES)) if name == "features" else 0, kind)]
            for name, kind in COLLECTED.items()
        }
        self._artists: dict[str, int] = {}
        self._songs: dict[tuple[int, str], int] = {}
        self._song_count = 0
        self._genres: list[tuple[str, ...]] = []
        self._shared_genres: dict[str, tuple[str, ...]] = {}

    def add(self, rows: list[tuple[Any, ...]]) -> None:
        """Add rows of `COLUMNS` and `FEATURES`."""
        ids, titles, artists, genres, years, modes, explicit, popularity, *features = zip(
            *rows, strict=True
        )
        numbers = [
            self._artists.setdefault(artist.casefold(), len(self._artists)) for artist in artists
        ]
        songs = [
            self._song(title, artist, number)
            for title, artist, number in zip(titles, artists, numbers, strict=True)
        ]
        self._genres += [self._own_genres(text) for text in genres]
        collected: dict[str, Any] = {
            "track_ids": ids,
            "features": list(zip(*features, strict=True)),
            "artist_numbers": numbers,
            "song_numbers": songs,
            "years": [year or UNKNOWN_YEAR for year in years],
            "modes": _small(modes),
            "explicit": _small(explicit),
            "popularity": _small(popularity),
        }
        for name, kind in COLLECTED.items():
            self._chunks[name].append(np.array(collected[name], kind))

    def build(self, version: int) -> Catalogue:
        arrays = {name: np.concatenate(chunks) for name, chunks in self._chunks.items()}
        # A comparison with infinity would let it through every filter.
        arrays["features"][~np.isfinite(arrays["features"])] = np.nan
        names, genres = self._genre_table()
        nobodies = [self._artists[name] for name in NOBODIES if name in self._artists]
        of_artist = fill_from_artists(genres, arrays["artist_numbers"], nobodies)
        return Catalogue(
            **arrays,
            ranks=shares_at_or_below(arrays["features"]),
            genres=genres,
            genres_of_artist=of_artist,
            song_moods=permitted_song_moods(arrays["features"]),
            genre_names=names,
            version=version,
        )

    def _song(self, title: str, artist: str, artist_number: int) -> int:
        """The number of a song; what has no real title or artist is one of its own."""
        number = self._song_count
        if title != UNKNOWN_TITLE and artist.casefold() not in NOBODIES:
            number = self._songs.setdefault((artist_number, song_key(title)), number)
        self._song_count = max(self._song_count, number + 1)
        return number

    def _own_genres(self, text: str) -> tuple[str, ...]:
        """Most texts recur thousands of times, so that each is split and kept once."""
        return self._shared_genres.setdefault(text, tuple(from_text(text)[:GENRES_A_TRACK]))

    def _genre_table(self) -> tuple[tuple[str, ...], npt.NDArray[np.int16]]:
        spellings = Counter(name for row in self._genres for name in row)
        common = common_spellings(spellings)
        counts = Counter(common[name] for name in spellings.elements())
        names = tuple(sorted(name for name, _ in counts.most_common(MOST_GENRES)))
        places = {name: number for number, name in enumerate(names)}
        numbers = {
            row: [places[common[name]] for name in row if common[name] in places]
            for row in set(self._genres)
        }
        table = np.full((len(self._genres), GENRES_A_TRACK), NO_GENRE, np.int16)
        for index, row in enumerate(self._genres):
            if found := numbers[row]:
                table[index, : len(found)] = found
        return names, table


def build_catalogue(tracks: QuerySet[Track], version: int) -> Catalogue:
    """Read `tracks` into arrays, in the order of their ids."""
    builder = CatalogueBuilder()
    rows = tracks.order_by("pk").values_list(*COLUMNS, *FEATURES).iterator(CHUNK_ROWS)
    for chunk in _chunks(rows):
        builder.add(chunk)
    return builder.build(version)


def _chunks(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    while chunk := list(islice(rows, CHUNK_ROWS)):
        yield chunk


def _small(column: Iterable[int | bool | None]) -> list[int]:
    return [UNKNOWN if value is None else int(value) for value in column]
