from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter

# The lengths of the columns of `recommendations.models.Track`; a test compares them.
TITLE_LENGTH = 400
ARTIST_LENGTH = 400
MAIN_ARTIST_LENGTH = 200
GENRE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class ImportedTrack:
    """One valid row. The attributes are those of `Track`, in its units and ranges."""

    spotify_id: str
    title: str
    artist: str
    main_artist: str
    year: int | None
    genre: str
    genres: str
    popularity: int | None
    explicit: bool | None
    valence: float
    energy: float
    danceability: float
    acousticness: float | None
    instrumentalness: float | None
    liveness: float | None
    speechiness: float | None
    loudness: float | None
    tempo: float | None
    key: int | None
    mode: int | None
    duration_ms: int | None


IMPORTED_FIELDS = tuple(field.name for field in fields(ImportedTrack))
field_values = attrgetter(*IMPORTED_FIELDS)
