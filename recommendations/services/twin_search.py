"""Looking for the empty twin of a playlist.

Two looks a minute apart decide that a create which was not confirmed was not done, and another
is sent. Spotify promises nothing of when it lists what it made: should it have done it after
all, the listener has an empty playlist beside the full one. That cannot be excluded without
leaving saves undone for good, so it is looked for afterwards, by reads alone, and the
listener is told; `twin_removal.py` has what they can do.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from recommendations.models import SavedPlaylist, SpotifyConnection, TwinSearch
from recommendations.naming import mark_of
from recommendations.selectors.same_playlist import is_any_saves
from recommendations.services import leases
from recommendations.services.attempts import Stopped
from recommendations.services.consents import consent_ended
from recommendations.spotify.calls import PAGE
from recommendations.spotify.errors import ReconnectNeeded, SpotifyError
from recommendations.spotify.library import FoundPlaylist
from recommendations.spotify.tokens import client_for

logger = logging.getLogger(__name__)

State = SavedPlaylist.State

# Before each look, from the create that was given up on. Few, since each reads the whole list
# of the listener's playlists, out of the quota of all.
WAITS = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(days=1))
# Not looked for before the save is done: until then it may take the playlist for its own.
UNTIL_SAVED = timedelta(minutes=5)


def expect_twin(saved: SavedPlaylist) -> None:
    """A create of this save is given up on, and another follows."""
    first = {"name": saved.name, "looks": 0, "retry_at": timezone.now() + WAITS[0]}
    TwinSearch.objects.update_or_create(saved=saved, defaults=first)


def go_on(search: TwinSearch, *, stopping: Callable[[], bool] = lambda: False) -> bool:
    """Look now. False where another worker has it or it is not due."""
    if not leases.take(search):
        return False
    try:
        if search.saved.state == State.FILLED:
            _look(search, stopping)
        else:
            leases.end(search, retry_at=timezone.now() + UNTIL_SAVED)
    except Stopped:
        leases.end(search, retry_at=search.retry_at)
    except leases.LeaseLostError:
        logger.info("The search %s went to another worker, or its save is gone", search.pk)
    return True


def _look(search: TwinSearch, stopping: Callable[[], bool]) -> None:
    twin_id, earliest = None, timezone.now()
    try:
        twin_id = _find(search, stopping)
    except SpotifyError as problem:
        earliest += timedelta(seconds=min(problem.after or 0, WAITS[-1].total_seconds()))
    except (Stopped, leases.LeaseLostError):
        raise
    except Exception:
        # Counted as a look, or it would come again with each lease that runs out.
        logger.exception("Search %s", search.pk)
    looks = search.looks + 1
    try:
        with transaction.atomic():
            _end(search, looks, twin_id, earliest)
    except IntegrityError:
        # Two saves of one name, and Spotify tells no description: it is the other's.
        _end(search, looks, None, earliest)


def _end(search: TwinSearch, looks: int, twin_id: str | None, earliest: datetime) -> None:
    is_last = twin_id is not None or looks >= len(WAITS)
    retry_at = None if is_last else max(earliest, timezone.now() + WAITS[looks])
    leases.end(search, retry_at=retry_at, looks=looks, spotify_id=twin_id)
    if is_last and twin_id is None:
        search.delete()


def _find(search: TwinSearch, stopping: Callable[[], bool]) -> str | None:
    """Raises Stopped and LeaseLostError before each page."""
    connection = SpotifyConnection.objects.filter(user=search.saved.owner_id).first()
    if connection is None:
        raise ReconnectNeeded
    try:
        client = client_for(connection)
        owner_id = client.user_id()
        for number, one in enumerate(client.own_playlists()):
            if number % PAGE == 0:
                if stopping():
                    raise Stopped
                leases.renew(search)
            if one.owner_id == owner_id and _is_twin(search, one):
                return one.spotify_id
    except ReconnectNeeded:
        consent_ended(connection)
        raise
    return None


def _is_twin(search: TwinSearch, playlist: FoundPlaylist) -> bool:
    if not (playlist.is_called(search.name) and playlist.is_empty):
        return False
    if is_any_saves(playlist.spotify_id):
        return False
    if mark_of(search.saved.set_id) in playlist.description:
        return True
    # Other words are the listener's own. Without any it can be what another save looks for.
    return not playlist.description and not _is_looked_for_by_another(search)


def _is_looked_for_by_another(search: TwinSearch) -> bool:
    creating = Q(state=State.CREATING) | Q(state=State.FAILED, stopped_in=State.CREATING)
    others = SavedPlaylist.objects.filter(creating, owner=search.saved.owner_id, name=search.name)
    return others.exclude(pk=search.saved_id).exists()
