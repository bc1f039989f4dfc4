"""Readings that waited for a listener's consent go on once it is there, as saves do.

After a few days there is none to go on any more, see `library_wishes.delete_old_readings`.
"""

from __future__ import annotations

from django.utils import timezone

from recommendations.models import LibraryReading, SpotifyConnection
from recommendations.spotify.errors import InsufficientScope, ReconnectNeeded
from recommendations.spotify.scopes import PURPOSES

CONSENT_PROBLEMS = (ReconnectNeeded.code, InsufficientScope.code)


def was_mended(reading: LibraryReading, connection: SpotifyConnection | None) -> bool:
    """Whether it stopped for want of a consent that is there now."""
    waits = reading.retry_at is None and reading.problem_code in CONSENT_PROBLEMS
    return waits and connection is not None and connection.allows(PURPOSES[reading.source].scopes)


def resume_readings() -> None:
    stopped = LibraryReading.objects.filter(problem_code__in=CONSENT_PROBLEMS, retry_at=None)
    for reading in stopped.select_related("owner__spotify_connection"):
        connection = getattr(reading.owner, "spotify_connection", None)
        if was_mended(reading, connection):
            stopped.filter(pk=reading.pk).update(
                retry_at=timezone.now(), attempts=0, problem_code=""
            )
