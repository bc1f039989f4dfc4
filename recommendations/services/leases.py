"""One attempt at a save at a time.

A conditional UPDATE decides who has it: SQLite ignores row locks, and no transaction may
stay open while Spotify is asked.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from recommendations.models import SavedPlaylist


class LeaseLostError(Exception):
    """This attempt took longer than its lease and must do nothing more."""


# Longer than any single call may take; renewed before each.
LEASE = timedelta(seconds=45)


def take(saved: SavedPlaylist) -> bool:
    """Return whether this caller may act on `saved` now."""
    now = timezone.now()
    free = Q(leased_until=None) | Q(leased_until__lt=now)
    taken = SavedPlaylist.objects.filter(free, pk=saved.pk).update(leased_until=now + LEASE)
    if taken:
        saved.refresh_from_db()
    return bool(taken)


def renew(saved: SavedPlaylist) -> None:
    """Raises LeaseLostError when it ran out and somebody else may be at work."""
    if not _set(saved, timezone.now() + LEASE):
        raise LeaseLostError


def release(saved: SavedPlaylist) -> None:
    """Not if somebody else has it by now."""
    _set(saved, None)


def is_live(saved: SavedPlaylist) -> bool:
    return saved.leased_until is not None and saved.leased_until > timezone.now()


def _set(saved: SavedPlaylist, until: datetime | None) -> bool:
    own = SavedPlaylist.objects.filter(pk=saved.pk, leased_until=saved.leased_until)
    if not own.update(leased_until=until):
        return False
    saved.leased_until = until
    return True
