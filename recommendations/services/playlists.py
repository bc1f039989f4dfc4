"""Saving a set as one playlist in its owner's Spotify account."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection
from recommendations.naming import description_of, name_of
from recommendations.selectors.entries import kept_entries
from recommendations.services import leases, steps
from recommendations.services.editing import locked_set
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import InsufficientScope, ReconnectNeeded, SpotifyError
from recommendations.spotify.scopes import SAVE_SCOPES
from recommendations.spotify.tokens import client_for

State = SavedPlaylist.State


class NothingToSave(Exception):
    def __init__(self) -> None:
        super().__init__("Every track was removed: put one back, or show more, to save.")


def save_set(chosen: RecommendationSet, *, owner: User) -> SavedPlaylist:
    """Save the cards shown now, or go on with a save begun earlier.

    Safe to call twice, at once or later: the first call fixes what is wanted, and only
    one caller at a time may act. Raises NothingToSave when no card is left.
    """
    return _work_on(_wanted(chosen, owner))


@transaction.atomic
def _wanted(chosen: RecommendationSet, owner: User) -> SavedPlaylist:
    """The set's record: the tracks, their order and the name as they stand at this moment.

    The set is held meanwhile, so that an edit is either part of it or refused.
    """
    current = locked_set(chosen)
    if saved := SavedPlaylist.objects.filter(set=current).first():
        return saved
    tracks = list(kept_entries(current).values_list("track_id", flat=True))
    if not tracks:
        raise NothingToSave
    return SavedPlaylist.objects.create(
        set=current,
        owner=owner,
        name=name_of(current),
        description=description_of(current),
        wanted_tracks=tracks,
    )


def look_again(saved: SavedPlaylist) -> SavedPlaylist:
    """Find out at Spotify what became of a call that was never confirmed."""
    return _work_on(saved)


def say_not_there(saved: SavedPlaylist) -> SavedPlaylist:
    """Take the listener's word that an unconfirmed playlist does not exist, and go on."""
    if leases.take(saved):
        if saved.state == State.CREATING:
            steps.mark(saved, State.WANTED)
        leases.release(saved)
    return _work_on(saved)


def _work_on(saved: SavedPlaylist) -> SavedPlaylist:
    if saved.state == State.FILLED or not leases.take(saved):
        return saved
    try:
        steps.set_problem(saved, None)
        client = _client(saved.owner)
        _advance(saved, client)
    except SpotifyError as problem:
        steps.set_problem(saved, problem)
        if isinstance(problem, ReconnectNeeded):
            SpotifyConnection.objects.filter(user=saved.owner).update(needs_reconnect=True)
    except leases.LeaseLostError:
        # Whoever has it now goes on from the state that was written last.
        return saved
    finally:
        leases.release(saved)
    return saved


def _advance(saved: SavedPlaylist, client: SpotifyClient) -> None:
    """Do each step that is still to do; every state is written before its call."""
    if saved.state == State.CREATING:
        steps.find_created(saved, client)
    if saved.state == State.ADDING:
        steps.compare_added(saved, client)
    if saved.state == State.WANTED:
        steps.resolve(saved, client)
        steps.create(saved, client)
    if saved.state == State.CREATED:
        steps.add(saved, client)


def _client(owner: User) -> SpotifyClient:
    connection = SpotifyConnection.objects.filter(user=owner).first()
    if connection is None:
        raise ReconnectNeeded
    client = client_for(connection)
    if not connection.allows(SAVE_SCOPES):
        raise InsufficientScope
    return client
