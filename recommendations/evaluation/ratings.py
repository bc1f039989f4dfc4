"""Songs with the valence and arousal that listeners gave them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recommendations.catalogue import values
from recommendations.catalogue.files import UnreadableFileError, open_table

# Spellings of the public sets of ratings: Deezer's, PMEmo's and plain ones.
VALENCE_COLUMNS = ("valence", "valence_dz", "pm_v")
AROUSAL_COLUMNS = ("arousal", "pm_a")
ID_COLUMNS = ("spotify_track_id", "spotify_id", "track_id")
ARTIST_COLUMNS = ("artist", "artist_name", "artists")
TITLE_COLUMNS = ("title", "track_name", "name")


class RatingsError(Exception):
    """The file holds no ratings; the text says why."""


@dataclass(frozen=True)
class RatedSong:
    """``valence`` and ``arousal`` as deviations from the middle of the raters' scale."""

    spotify_id: str | None
    artist: str
    title: str
    valence: float
    arousal: float


@dataclass(frozen=True)
class Ratings:
    """Every song whose row could be read; ``unreadable`` counts the other rows and
    ``middle`` is what was taken from both scales."""

    songs: tuple[RatedSong, ...]
    unreadable: int
    middle: float


def read_ratings(path: Path) -> Ratings:
    """Read csv, plain or gzip: ``spotify_track_id`` or ``artist`` and ``title``, with
    ``valence`` (or ``valence_dz``, ``pm_v``) and ``arousal`` (or ``pm_a``).

    The middle of the raters' scale is told by its ends: 0 where a rating is negative, else
    0.5 up to 1 and 5 up to 9. Raises RatingsError.
    """
    rows: list[tuple[str | None, str, str, float, float]] = []
    unreadable = 0
    try:
        with open_table(path) as table:
            valence, arousal = (
                _one(table.names, VALENCE_COLUMNS),
                _one(table.names, AROUSAL_COLUMNS),
            )
            if valence is None or arousal is None:
                raise RatingsError(f"{path} has no columns of valence and arousal")
            identity = _one(table.names, ID_COLUMNS)
            artist, title = _one(table.names, ARTIST_COLUMNS), _one(table.names, TITLE_COLUMNS)
            if identity is None and (artist is None or title is None):
                raise RatingsError(f"{path} says neither Spotify ids nor artists and titles")
            for row in table.rows:
                cells = row or {}
                rated = values.number(cells.get(valence)), values.number(cells.get(arousal))
                song = (
                    values.spotify_id(cells[identity]) if row and identity else None,
                    values.text(cells.get(artist or "")) or "",
                    values.text(cells.get(title or "")) or "",
                )
                if None in rated or not (song[0] or (song[1] and song[2])):
                    unreadable += 1
                else:
                    rows.append((*song, rated[0] or 0.0, rated[1] or 0.0))
    except UnreadableFileError as error:
        raise RatingsError(f"{path} cannot be read: {error}") from error
    except OSError as error:
        raise RatingsError(f"{path} cannot be read: {error.strerror}") from error
    if not rows:
        raise RatingsError(f"{path} holds no ratings")
    middle = _middle([rating for row in rows for rating in row[3:]])
    return Ratings(
        songs=tuple(RatedSong(*row[:3], row[3] - middle, row[4] - middle) for row in rows),
        unreadable=unreadable,
        middle=middle,
    )


def _one(names: tuple[str, ...], spellings: tuple[str, ...]) -> str | None:
    return next((spelling for spelling in spellings if spelling in names), None)


def _middle(ratings: list[float]) -> float:
    lowest, highest = min(ratings), max(ratings)
    if lowest < 0:
        return 0.0
    if highest <= 1:
        return 0.5
    if highest <= 9:
        return 5.0
    raise RatingsError(f"ratings from {lowest:g} to {highest:g} are of no scale known here")
