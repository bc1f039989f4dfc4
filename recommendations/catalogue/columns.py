"""Which column of a public Spotify data set means what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Each of our fields with its spellings in the public data sets, the surest first: `id`
# can be a row number, so it is believed only where nothing better is there.
SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "id": ("spotify_track_id", "spotify_id", "track_id", "id", "uri", "track_uri"),
    "title": ("track_name", "spotify_name", "name", "title"),
    "artist": ("artists", "track_artist", "artist_name", "artist_names", "artist"),
    "released": ("release_date", "track_album_release_date", "album_release_date", "year"),
    "popularity": ("track_popularity", "popularity", "popularity_max"),
    "explicit": ("explicit",),
    "duration_ms": ("duration_ms", "length", "duration"),
    **{
        name: (name,)
        for name in (
            "valence",
            "energy",
            "danceability",
            "acousticness",
            "instrumentalness",
            "liveness",
            "speechiness",
            "loudness",
            "tempo",
            "key",
            "mode",
            "usable",
            "canonical",
        )
    },
}
REQUIRED = ("id", "title", "artist", "valence", "energy", "danceability")

# All of these count. The first that says anything about a row gives the genre that is shown.
GENRES = (
    "track_genre",
    "genre",
    "genres",
    "artist_genres",
    "playlist_genre",
    "genres_114k",
    "genres_nov2024",
    "genres_tidytuesday",
)


class MissingColumnsError(Exception):
    """The file lacks columns without which no track can be made; the text names them."""


@dataclass(frozen=True)
class Columns:
    """How to read one file: for each of our fields, the name of its column there."""

    names: Mapping[str, str]
    genres: tuple[str, ...]

    @property
    def used(self) -> frozenset[str]:
        return frozenset([*self.names.values(), *self.genres])

    @property
    def marks_releases(self) -> bool:
        """Whether the file says itself which row stands for a recording."""
        return "canonical" in self.names


def recognise(names: Iterable[str]) -> Columns:
    """Match the column names of a file, whatever their case and spacing.

    Raises MissingColumnsError.
    """
    plain = {name.strip().lower().replace(" ", "_"): name for name in reversed(list(names))}
    found = {
        field: next((plain[spelling] for spelling in spellings if spelling in plain), None)
        for field, spellings in SPELLINGS.items()
    }
    missing = [
        f"{field} (as {', '.join(SPELLINGS[field])})" if SPELLINGS[field] != (field,) else field
        for field in REQUIRED
        if found[field] is None
    ]
    if missing:
        raise MissingColumnsError(f"columns are missing: {'; '.join(missing)}")
    return Columns(
        names={field: name for field, name in found.items() if name is not None},
        genres=tuple(plain[name] for name in GENRES if name in plain),
    )
