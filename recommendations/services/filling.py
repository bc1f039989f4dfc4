"""Putting the found tracks into the playlist, a hundred at a time, and finding out what
became of a call that was not confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from recommendations.models import SavedPlaylist
from recommendations.services import leases
from recommendations.services.attempts import Attempt
from recommendations.services.steps import (
    NEW_CALL,
    HoldsSomethingElse,
    MayNotLook,
    NotAddedYet,
    has_just_looked,
    looked_enough,
)
from recommendations.services.targets import TargetGone, forget_gone, print_of
from recommendations.spotify.client import MOST_ADDED_AT_ONCE
from recommendations.spotify.errors import Forbidden, NotFound, SpotifyError
from recommendations.spotify.scopes import READ_PLAYLISTS

State = SavedPlaylist.State
Way = SavedPlaylist.Way


def add(attempt: Attempt) -> None:
    """Add what is missing, a hundred at a time, in order.

    The first hundred of a replacement take the place of everything.
    """
    saved = attempt.saved
    while saved.added < len(saved.found_ids):
        attempt.before_call()
        chunk = saved.found_ids[saved.added : saved.added + MOST_ADDED_AT_ONCE]
        leases.write(saved, state=State.ADDING, **NEW_CALL)
        put = attempt.client.replace_tracks if _replaces(saved) else attempt.client.add_tracks
        try:
            with _target_there(saved):
                put(attempt.playlist_id, chunk)
        except SpotifyError as problem:
            if not problem.ambiguous:
                leases.write(saved, state=State.CREATED)
            raise
        _keep_added(saved, saved.added + len(chunk))
    _keep_added(saved, len(saved.found_ids))


def compare_added(attempt: Attempt) -> None:
    """After an unconfirmed call, see what the playlist holds: all of it, or the first part.

    That nothing is new counts only when it was seen twice: the call may be on its way.
    """
    saved = attempt.saved
    if has_just_looked(saved):
        raise NotAddedYet
    with attempt.permitted(READ_PLAYLISTS, otherwise=MayNotLook), _target_there(saved):
        present = list(attempt.paged(attempt.client.playlist_track_ids(attempt.playlist_id)))
    added = _added_of(saved, present)
    if added is None:
        raise HoldsSomethingElse
    if added <= saved.added and not looked_enough(saved):
        raise NotAddedYet
    _keep_added(saved, added)


def took_the_place(saved: SavedPlaylist) -> None:
    """The tracks of every earlier save are no longer in the playlist that `saved` replaced."""
    same = Q(spotify_id=saved.target_spotify_id) | Q(target_spotify_id=saved.target_spotify_id)
    earlier = SavedPlaylist.objects.filter(same, owner=saved.owner_id, replaced_at=None)
    filled = earlier.filter(state=State.FILLED).exclude(pk=saved.pk)
    filled.update(replaced_at=timezone.now(), replaced_by=saved)


def _replaces(saved: SavedPlaylist) -> bool:
    """Whether the next call takes the place of what the playlist holds."""
    return saved.way == Way.REPLACE and not saved.added


def _added_of(saved: SavedPlaylist, present: list[str]) -> int | None:
    """How many of the found tracks are in the playlist, None where something else is."""
    is_untouched = print_of(present[: saved.base_count]) == saved.base_print
    if _replaces(saved):
        if present and present == saved.found_ids[:MOST_ADDED_AT_ONCE]:
            return len(present)
        return 0 if is_untouched and len(present) == saved.base_count else None
    new = present[saved.base_count :]
    end = saved.base_added + len(new)
    return end if is_untouched and new == saved.found_ids[saved.base_added : end] else None


def _keep_added(saved: SavedPlaylist, added: int) -> None:
    values: dict[str, object] = {"added": added, "attempts": 0, "state": State.CREATED}
    if added == len(saved.found_ids):
        values |= {"state": State.FILLED, "filled_at": timezone.now()}
    if not (_replaces(saved) and added):
        leases.write(saved, **values)
        return
    # From now on it holds the found tracks and nothing else.
    values |= {"base_count": 0, "base_print": "", "base_added": 0}
    with transaction.atomic():
        leases.write(saved, **values)
        took_the_place(saved)


@contextmanager
def _target_there(saved: SavedPlaylist) -> Iterator[None]:
    """Raises TargetGone where Spotify refuses an earlier save's playlist."""
    try:
        yield
    except (NotFound, Forbidden) as problem:
        if saved.way == Way.NEW:
            raise
        forget_gone(saved)
        raise TargetGone from problem
