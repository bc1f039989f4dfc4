"""Saving a set as one playlist in its owner's Spotify account."""

from __future__ import annotations

from django.contrib.auth.models import User

from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection
from recommendations.moods import top_emotion
from recommendations.services import leases, steps
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import InsufficientScope, ReconnectNeeded, SpotifyError
from recommendations.spotify.scopes import SAVE_SCOPES
from recommendations.spotify.tokens import client_for

State = SavedPlaylist.State


def save_set(chosen: RecommendationSet, *, owner: User) -> SavedPlaylist:
    """Save the cards shown now, or go on with a save begun earlier.

    Safe to call twice, at once or later: the first call fixes what is wanted, and only
    one caller at a time may act.
    """
    saved, _ = SavedPlaylist.objects.get_or_create(
        set=chosen,
        defaults={
            "owner": owner,
            "name": _name(chosen),
            "description": _description(chosen),
            "wanted_tracks": _shown_tracks(chosen),
        },
    )
    return _work_on(saved)


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


def _shown_tracks(chosen: RecommendationSet) -> list[int]:
    entries = chosen.entries.filter(position__lte=chosen.shown)
    return list(entries.values_list("track_id", flat=True))


def _name(chosen: RecommendationSet) -> str:
    return f"{top_emotion(chosen.probabilities).title()} mood, {chosen.created_at:%d %B %Y}"


def _description(chosen: RecommendationSet) -> str:
    return f"Music for a {top_emotion(chosen.probabilities)} mood, chosen with WMusic."
