"""The starter catalogue, which ships with the project: set by hand, without Spotify ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from recommendations.catalogue import values
from recommendations.catalogue.files import Row, UnreadableFileError, open_table
from recommendations.catalogue.genres import as_text, distinct
from recommendations.catalogue.publishing import publish_catalogue
from recommendations.catalogue.tracks import (
    ARTIST_LENGTH,
    GENRE_LENGTH,
    MAIN_ARTIST_LENGTH,
    TITLE_LENGTH,
)
from recommendations.catalogue.upsert import Written
from recommendations.catalogue.version import current_version
from recommendations.models import Track

STARTER_FILE = Path(__file__).resolve().parent.parent / "data" / "starter_catalogue.csv"
COLUMNS = ("title", "artist", "year", "genre", "valence", "energy", "danceability")
UPDATED_FIELDS = ("artist", "year", "genre", "genres", "valence", "energy", "danceability")


@dataclass(frozen=True)
class StarterTrack:
    """One row; coordinates are editorial, 0..1."""

    title: str
    artist: str
    main_artist: str
    year: int
    genre: str
    genres: str
    valence: float
    energy: float
    danceability: float


@dataclass(frozen=True)
class StarterReport:
    """``removed`` rows had left the file; ``kept`` ones too, but a set holds them."""

    written: Written
    removed: int
    kept: int


def load_starter(path: Path = STARTER_FILE) -> StarterReport:
    """Make the stored starter tracks those of `path`; again changes nothing.

    What a track has learnt (Spotify id, artwork, a search that found nothing) stays.
    Raises UnreadableFileError, with nothing changed, at the first row that is wrong.
    """
    wanted = {(track.title, track.main_artist): track for track in read_starter(path)}
    with transaction.atomic():
        stored = {
            (track.title, track.main_artist): track
            for track in Track.objects.filter(source=Track.Source.STARTER)
        }
        new = [key for key in wanted if key not in stored]
        Track.objects.bulk_create(_new(wanted[key]) for key in new)
        changed = [
            stored[key] for key in wanted if key in stored and _set(stored[key], wanted[key])
        ]
        Track.objects.bulk_update(changed, UPDATED_FIELDS, batch_size=100)
        gone = [track.pk for key, track in stored.items() if key not in wanted]
        unused = Track.objects.filter(pk__in=gone, entries__isnull=True)
        _, removed = unused.delete()
    # Development loads it at every start, beside whatever else was imported.
    if new or changed or removed or current_version() == 0:
        publish_catalogue()
    removed_count = removed.get(Track._meta.label, 0)
    return StarterReport(
        Written(len(new), len(changed), len(wanted) - len(new) - len(changed)),
        removed_count,
        len(gone) - removed_count,
    )


def read_starter(path: Path = STARTER_FILE) -> list[StarterTrack]:
    """Return the rows of the file. Raises UnreadableFileError, naming the row."""
    return list(_tracks(path))


def _tracks(path: Path) -> Iterator[StarterTrack]:
    seen: set[tuple[str, str]] = set()
    with open_table(path) as table:
        if missing := [name for name in COLUMNS if name not in table.names]:
            raise UnreadableFileError(f"columns are missing: {', '.join(missing)}")
        for number, row in enumerate(table.rows, start=1):
            track = _track(row) if row is not None else None
            if track is None:
                raise UnreadableFileError(f"track {number} is incomplete or out of range")
            if (track.title, track.main_artist) in seen:
                raise UnreadableFileError(f"track {number} ({track.title}) is there twice")
            seen.add((track.title, track.main_artist))
            yield track


def _track(row: Row) -> StarterTrack | None:
    title, genre = values.text(row["title"]), values.text(row["genre"])
    artists, year = values.names(row["artist"]), values.year(row["year"])
    mood = [values.number_within(row[name], 0, 1) for name in COLUMNS[-3:]]
    valence, energy, danceability = mood
    if title is None or genre is None or not artists or year is None:
        return None
    if valence is None or energy is None or danceability is None:
        return None
    credit = ", ".join(artists)
    if len(title) > TITLE_LENGTH or len(credit) > ARTIST_LENGTH or len(genre) > GENRE_LENGTH:
        return None
    main_artist = artists[0][:MAIN_ARTIST_LENGTH]
    genres = as_text(distinct([genre]))
    return StarterTrack(
        title, credit, main_artist, year, genre, genres, valence, energy, danceability
    )


def _new(track: StarterTrack) -> Track:
    return Track(
        source=Track.Source.STARTER,
        title=track.title,
        main_artist=track.main_artist,
        **{name: getattr(track, name) for name in UPDATED_FIELDS},
    )


def _set(stored: Track, wanted: StarterTrack) -> bool:
    """Bring `stored` up to date; say whether that changed it."""
    changes = [name for name in UPDATED_FIELDS if getattr(stored, name) != getattr(wanted, name)]
    for name in changes:
        setattr(stored, name, getattr(wanted, name))
    return bool(changes)
