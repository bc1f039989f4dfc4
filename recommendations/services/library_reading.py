"""One attempt at a reading, made by a worker: as far as it goes, from where it stopped.

Never inside a transaction: a large library takes hundreds of calls.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recommendations.library.choice import Source
from recommendations.models import LibraryReading
from recommendations.services import leases, library_pages
from recommendations.services.attempts import Stopped
from recommendations.services.library_uses import USES
from recommendations.services.mood_playlists import TooFewSongs
from recommendations.services.own_playlists import own_playlist
from recommendations.services.permitted import permitted
from recommendations.services.retries import GIVEN_UP_AFTER, wait_after
from recommendations.services.saving import WORKER_PATIENCE_S
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import SpotifyError, Unavailable
from recommendations.spotify.library import LibraryCalls, LibraryPart

logger = logging.getLogger(__name__)

_LISTS: dict[str, Callable[[LibraryCalls, int], Iterator[LibraryPart]]] = {
    Source.LIKED: LibraryCalls.liked_songs,
    Source.TOP: LibraryCalls.top_tracks,
    Source.RECENT: LibraryCalls.recently_played,
}


class ReadingBroken(Unavailable):
    code = "reading-broken"
    message = _("Something went wrong on this site while it read. Its log says what.")


def go_on(reading: LibraryReading, *, stopping: Callable[[], bool] = lambda: False) -> bool:
    """Do what is to do now. False where another worker has it or it is not due.

    How it ended stands in the record; what is raised is the database's.
    """
    if not leases.take(reading):
        return False
    try:
        problem = _try(reading, stopping)
        if problem is not None:
            _end_with(reading, problem)
    except Stopped:
        leases.end(reading, retry_at=reading.retry_at)
    except leases.LeaseLostError:
        logger.info("Reading %s was stopped, or went to another worker", reading.pk)
    return True


def _try(reading: LibraryReading, stopping: Callable[[], bool]) -> SpotifyError | None:
    use = USES[reading.purpose]
    try:
        use.require_offered()
        if reading.next_offset is not None:
            _read_rest(reading, stopping)
        use.keep(reading, library_pages.library_of(reading))
    except SpotifyError as problem:
        return problem
    except (Stopped, leases.LeaseLostError):
        raise
    except Exception:
        logger.exception("Reading %s", reading.pk)
        return ReadingBroken()
    return None


def _read_rest(reading: LibraryReading, stopping: Callable[[], bool]) -> None:
    with permitted(reading.owner, reading.source, patience_s=WORKER_PATIENCE_S) as client:
        if reading.source == Source.PLAYLIST and not reading.next_offset:
            _before_call(reading, stopping)
            playlist = own_playlist(client, reading.playlist_id)
            leases.write(reading, playlist_name=playlist.name[:200])
        # What an earlier attempt was told; None where this is the first.
        before = reading.total
        parts = _parts(client, reading)
        while (offset := reading.next_offset) is not None:
            _before_call(reading, stopping)
            part = next(parts)
            if before is not None and part.total != before:
                # Songs were added or taken out since: a page could hold the songs of another.
                library_pages.begin_again(reading)
                parts = _parts(client, reading)
            else:
                library_pages.store(reading, offset, part)
            before = None


def _parts(client: SpotifyClient, reading: LibraryReading) -> Iterator[LibraryPart]:
    """From where the reading stands."""
    offset = reading.next_offset or 0
    if reading.source == Source.PLAYLIST:
        return client.library.playlist_tracks(reading.playlist_id, offset)
    return _LISTS[reading.source](client.library, offset)


def _before_call(reading: LibraryReading, stopping: Callable[[], bool]) -> None:
    """Raises Stopped and LeaseLostError: nothing more may be sent.

    Disconnecting takes the record away, and the lease with it.
    """
    if stopping():
        raise Stopped
    leases.renew(reading)


@transaction.atomic
def _end_with(reading: LibraryReading, problem: SpotifyError) -> None:
    attempts = reading.attempts + 1
    wait = wait_after(problem, attempts)
    retry_at = None if wait is None else timezone.now() + wait
    if retry_at is None or retry_at > reading.asked_at + GIVEN_UP_AFTER:
        retry_at = None
        library_pages.begin_again(reading)
    facts: dict[str, int | None] = {}
    if isinstance(problem, TooFewSongs):
        facts = {"found": problem.found, "given": problem.given}
    leases.end(
        reading,
        retry_at=retry_at,
        attempts=attempts,
        problem_code=problem.code,
        problem_facts=facts,
    )
    logger.info("Reading %s: %s", reading.pk, problem.code)
