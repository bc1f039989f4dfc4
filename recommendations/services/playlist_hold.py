"""Playlists held while one press changes them at Spotify.

By the lease that a worker would take (`leases.py`), so that nobody else, in another tab or
in a worker, is at the same playlist.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recommendations.models import SavedPlaylist
from recommendations.selectors.same_playlist import saves_in
from recommendations.services import leases
from recommendations.spotify.errors import SpotifyError

State = SavedPlaylist.State


class AtWork(SpotifyError):
    code = "at-work"
    message = _(
        "This playlist is being saved or changed at this moment. Wait until that is done, then "
        "press again."
    )


def is_at_work(saved: SavedPlaylist) -> bool:
    """Whether somebody has its playlist, or a worker will go on saving this or another list
    into it.
    """
    return any(_is_at_work(one) for one in saves_in(saved))


def _is_at_work(saved: SavedPlaylist) -> bool:
    # A filled playlist whose cover is still to come can wait, or be done without.
    return leases.is_live(saved) or (saved.retry_at is not None and saved.state != State.FILLED)


@contextmanager
def held(saved: SavedPlaylist) -> Iterator[QuerySet[SavedPlaylist]]:
    """Hold every save into this one's playlist, and give those that are held still.

    Raises AtWork where one of them is at work, and holds none then.
    """
    until = timezone.now() + leases.LEASE
    with transaction.atomic():
        locked = saves_in(saved).order_by("pk").select_for_update()
        ids = list(locked.values_list("pk", flat=True))
        standing = Q(retry_at=None) | Q(state=State.FILLED)
        taken = SavedPlaylist.objects.filter(leases.free(), standing, pk__in=ids)
        if not ids or taken.update(leased_until=until) < len(ids):
            raise AtWork
    own = SavedPlaylist.objects.filter(pk__in=ids, leased_until=until)
    try:
        yield own
    finally:
        own.update(leased_until=None)
