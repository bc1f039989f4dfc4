"""The pages of a library that is being read, and the end of the reading.

They are there so that a worker that is killed, or told to wait for hours, need not ask for
them again; once the reading has ended they are gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from recommendations.models import LibraryPage, LibraryReading
from recommendations.services import leases
from recommendations.spotify.library import Library, LibraryPart, LibraryTrack, joined


@transaction.atomic
def store(reading: LibraryReading, offset: int, part: LibraryPart) -> None:
    """Keep the part that begins at `offset`. Raises LeaseLostError, and keeps nothing then."""
    leases.write(
        reading, total=part.total, next_offset=part.next_offset, attempts=0, problem_code=""
    )
    LibraryPage.objects.create(
        reading=reading,
        offset=offset,
        songs=[
            [one.spotify_id, one.title, list(one.artists), one.at.isoformat() if one.at else None]
            for one in part.library.tracks
        ],
        local_files=part.library.local_files,
        episodes=part.library.episodes,
        gone=part.library.gone,
    )


def library_of(reading: LibraryReading) -> Library:
    """What was read so far."""
    return joined(_library(page) for page in reading.pages.order_by("offset"))


@transaction.atomic
def begin_again(reading: LibraryReading) -> None:
    """Drop what was read so far. Raises LeaseLostError."""
    leases.write(reading, total=None, next_offset=0)
    reading.pages.all().delete()


@contextmanager
def keeping(reading: LibraryReading) -> Iterator[None]:
    """A transaction in which what was made of a reading is kept, and the reading ends.

    Raises LeaseLostError where it was stopped, Spotify disconnected, or another worker has
    it: nothing is kept then.
    """
    with transaction.atomic():
        leases.hold(reading)
        yield
        reading.pages.all().delete()
        leases.end(reading, retry_at=None, problem_code="", finished_at=timezone.now())


def _library(page: LibraryPage) -> Library:
    tracks = tuple(
        LibraryTrack(spotify_id, title, tuple(artists), datetime.fromisoformat(at) if at else None)
        for spotify_id, title, artists, at in page.songs
    )
    return Library(tracks, page.local_files, page.episodes, page.gone)
