from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from recommendations.catalogue import values
from recommendations.catalogue.columns import Columns
from recommendations.catalogue.files import Row
from recommendations.catalogue.genres import as_text, distinct
from recommendations.catalogue.tracks import (
    ARTIST_LENGTH,
    GENRE_LENGTH,
    MAIN_ARTIST_LENGTH,
    TITLE_LENGTH,
    ImportedTrack,
)

# Above this speechiness Spotify's own reference calls a recording spoken word.
SPOKEN_WORD = 0.66
LONGEST_DURATION_MS = 24 * 3600 * 1000
MOOD_FEATURES = ("valence", "energy", "danceability")
UNKNOWN_TITLE, UNKNOWN_ARTIST = "Untitled", "Unknown artist"


class Skipped(StrEnum):
    """Why a row made no track."""

    MALFORMED = "a different number of fields than columns"
    NO_ID = "no valid Spotify id"
    NO_TITLE = "no title"
    NO_ARTIST = "no artist"
    BAD_FEATURES = "valence, energy or danceability missing or not within 0 to 1"
    NOT_MUSIC = "broken or spoken word"
    NOT_USABLE = "marked as not usable by the file"
    OTHER_RELEASE = "another release of the same recording"
    REPEATED_ID = "an id that came before in the file"


def read_row(row: Row | None, columns: Columns) -> ImportedTrack | Skipped:
    """Return the track that `row` describes, or why it describes none.

    Optional cells that make no sense are unknown; they cost the row nothing. Names longer
    than their column are cut. Where the file itself marks the rows to keep, that verdict
    stands: such a row is kept without a title or artist, since its id can still be
    played, and is not searched for spoken word.
    """
    if row is None:
        return Skipped.MALFORMED
    cells = {field: row[name] for field, name in columns.names.items()}
    if "usable" in cells and values.flag(cells["usable"]) is not True:
        return Skipped.NOT_USABLE
    if "canonical" in cells and values.flag(cells["canonical"]) is not True:
        return Skipped.OTHER_RELEASE
    spotify_id = values.spotify_id(cells["id"])
    if spotify_id is None:
        return Skipped.NO_ID
    title, artists = values.text(cells["title"]), values.names(cells["artist"])
    if columns.marks_releases:
        title, artists = title or UNKNOWN_TITLE, artists or [UNKNOWN_ARTIST]
    elif _is_not_music(cells):
        return Skipped.NOT_MUSIC
    if title is None:
        return Skipped.NO_TITLE
    if not artists:
        return Skipped.NO_ARTIST
    mood = [values.number_within(cells[name], 0, 1) for name in MOOD_FEATURES]
    known = [feature for feature in mood if feature is not None]
    if len(known) < len(MOOD_FEATURES):
        return Skipped.BAD_FEATURES
    return _track(spotify_id, title, artists, known, _genres(row, columns), cells)


def _is_not_music(cells: Mapping[str, object]) -> bool:
    """Scrapes write tempo 0 for recordings whose analysis failed."""
    speechiness = values.number(cells.get("speechiness"))
    return values.number(cells.get("tempo")) == 0 or (speechiness or 0) > SPOKEN_WORD


def _track(
    spotify_id: str,
    title: str,
    artists: list[str],
    mood: list[float],
    genres: list[str],
    cells: Mapping[str, object],
) -> ImportedTrack:
    valence, energy, danceability = mood

    def share(name: str) -> float | None:
        return values.number_within(cells.get(name), 0, 1)

    return ImportedTrack(
        spotify_id=spotify_id,
        title=title[:TITLE_LENGTH],
        artist=", ".join(artists)[:ARTIST_LENGTH],
        main_artist=artists[0][:MAIN_ARTIST_LENGTH],
        year=values.year(cells.get("released")),
        genre=genres[0] if genres else "",
        genres=as_text(genres),
        popularity=values.whole_within(cells.get("popularity"), 0, 100),
        explicit=values.flag(cells.get("explicit")),
        valence=valence,
        energy=energy,
        danceability=danceability,
        acousticness=share("acousticness"),
        instrumentalness=share("instrumentalness"),
        liveness=share("liveness"),
        speechiness=share("speechiness"),
        loudness=values.number_within(cells.get("loudness"), -100, 20),
        tempo=values.number_within(cells.get("tempo"), 1, 1000),
        key=values.whole_within(cells.get("key"), 0, 11),
        mode=values.whole_within(cells.get("mode"), 0, 1),
        duration_ms=values.whole_within(cells.get("duration_ms"), 1, LONGEST_DURATION_MS),
    )


def _genres(row: Row, columns: Columns) -> list[str]:
    """All that the file's genre columns name, the surest column's first."""
    named = (name for column in columns.genres for name in values.names(row[column]))
    return distinct(name[:GENRE_LENGTH] for name in named)
