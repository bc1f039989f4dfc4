"""One attempt at a save at a time.

A conditional UPDATE decides who has it: SQLite ignores row locks, and no transaction may
stay open while Spotify is asked.
"""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from recommendations.models import SavedPlaylist

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
    saved.leased_until = timezone.now() + LEASE
    saved.save(update_fields=["leased_until"])


def release(saved: SavedPlaylist) -> None:
    saved.leased_until = None
    saved.save(update_fields=["leased_until"])


def is_live(saved: SavedPlaylist) -> bool:
    return saved.leased_until is not None and saved.leased_until > timezone.now()
