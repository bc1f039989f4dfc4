"""One attempt at a save at a time.

A conditional UPDATE decides who has it: SQLite ignores row locks, and no transaction may
stay open while Spotify is asked. Everything an attempt writes goes through its lease, so
that one that was overtaken changes nothing any more.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from recommendations.models import SavedPlaylist


class LeaseLostError(Exception):
    """This attempt took longer than its lease, or its record is gone: it must stop."""


# Longer than anything between two renewals may take: a call and its one repetition, each
# with a whole answer, a wait in between, and before them a refresh of the token.
LEASE = timedelta(seconds=120)


def due() -> QuerySet[SavedPlaylist]:
    """What a worker may take now, the longest waiting first."""
    now = timezone.now()
    free = Q(leased_until=None) | Q(leased_until__lt=now)
    return SavedPlaylist.objects.filter(free, retry_at__lte=now).order_by("retry_at", "pk")


def take(saved: SavedPlaylist) -> bool:
    """Return whether this caller may act on `saved` now."""
    taken = due().filter(pk=saved.pk).order_by().update(leased_until=timezone.now() + LEASE)
    if not taken:
        return False
    try:
        saved.refresh_from_db()
    except SavedPlaylist.DoesNotExist:
        # Its listener has deleted their account at this very moment.
        return False
    return True


def renew(saved: SavedPlaylist) -> None:
    """Before each call. Raises LeaseLostError when somebody else may be at work."""
    write(saved)


def write(saved: SavedPlaylist, **values: Any) -> None:
    """Write `values` and renew the lease, in one statement. Raises LeaseLostError."""
    _write(saved, {**values, "leased_until": timezone.now() + LEASE})


def end(saved: SavedPlaylist, *, retry_at: datetime | None, **values: Any) -> None:
    """Write how the attempt ended and give the lease back. Raises LeaseLostError."""
    _write(saved, {**values, "retry_at": retry_at, "leased_until": None})


def is_live(saved: SavedPlaylist) -> bool:
    return saved.leased_until is not None and saved.leased_until > timezone.now()


def _write(saved: SavedPlaylist, values: dict[str, Any]) -> None:
    own = SavedPlaylist.objects.filter(pk=saved.pk, leased_until=saved.leased_until)
    if not own.update(**values):
        raise LeaseLostError
    for name, value in values.items():
        setattr(saved, name, value)
