"""The steps of a save. Each writes what it is about to do before it asks Spotify."""

from __future__ import annotations

from django.utils import timezone

from recommendations.models import SavedPlaylist, Track
from recommendations.services import leases
from recommendations.services.identification import identify
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import SpotifyError, Unavailable

State = SavedPlaylist.State


class NothingFound(SpotifyError):
    code = "nothing-found"
    message = "None of these tracks could be found on Spotify, so no playlist was made."


class Uncertain(SpotifyError):
    code = "uncertain"
    message = "Spotify did not say whether this worked."


def mark(saved: SavedPlaylist, state: str) -> None:
    saved.state = state
    saved.save(update_fields=["state"])


def set_problem(saved: SavedPlaylist, problem: SpotifyError | None) -> None:
    saved.problem = str(problem)[:300] if problem else ""
    saved.problem_code = problem.code if problem else ""
    saved.save(update_fields=["problem", "problem_code"])


def resolve(saved: SavedPlaylist, client: SpotifyClient) -> None:
    """Find the id of every wanted track that has none: at most one search each."""
    tracks = Track.objects.in_bulk(saved.wanted_tracks)
    found, missing = [], []
    for track_id in saved.wanted_tracks:
        leases.renew(saved)
        if spotify_id := identify(tracks[track_id], client):
            found.append(spotify_id)
        else:
            missing.append(track_id)
    saved.found_ids, saved.missing_tracks = found, missing
    saved.save(update_fields=["found_ids", "missing_tracks"])
    if not found:
        raise NothingFound


def create(saved: SavedPlaylist, client: SpotifyClient) -> None:
    leases.renew(saved)
    mark(saved, State.CREATING)
    try:
        playlist_id = client.create_playlist(saved.name, saved.description)
    except SpotifyError as problem:
        if not problem.ambiguous:
            mark(saved, State.WANTED)
        raise
    _keep_created(saved, playlist_id)


def find_created(saved: SavedPlaylist, client: SpotifyClient) -> None:
    """After an unconfirmed create, look for its playlist among the listener's own.

    It is one of theirs, of exactly this name, still empty, and no record of ours has it.
    """
    leases.renew(saved)
    owner_id = client.user_id()
    for playlist in client.own_playlists():
        leases.renew(saved)
        if (
            playlist.owner_id == owner_id
            and playlist.name == saved.name
            and playlist.tracks == 0
            and not SavedPlaylist.objects.filter(spotify_id=playlist.spotify_id).exists()
        ):
            _keep_created(saved, playlist.spotify_id)
            return
    raise Uncertain


def add(saved: SavedPlaylist, client: SpotifyClient) -> None:
    leases.renew(saved)
    mark(saved, State.ADDING)
    try:
        client.add_tracks(_created_id(saved), saved.found_ids)
    except SpotifyError as problem:
        if not problem.ambiguous:
            mark(saved, State.CREATED)
        raise
    _keep_filled(saved)


def compare_added(saved: SavedPlaylist, client: SpotifyClient) -> None:
    """After an unconfirmed add, see what the playlist holds."""
    leases.renew(saved)
    present, wanted = client.playlist_track_ids(_created_id(saved)), saved.found_ids
    if present == wanted:
        _keep_filled(saved)
    elif not present:
        mark(saved, State.CREATED)
    else:
        raise Uncertain


def _keep_created(saved: SavedPlaylist, playlist_id: str) -> None:
    saved.spotify_id, saved.state = playlist_id, State.CREATED
    saved.save(update_fields=["spotify_id", "state"])


def _keep_filled(saved: SavedPlaylist) -> None:
    saved.state, saved.added = State.FILLED, len(saved.found_ids)
    saved.filled_at = timezone.now()
    saved.save(update_fields=["state", "added", "filled_at"])


def _created_id(saved: SavedPlaylist) -> str:
    if saved.spotify_id is None:
        raise Unavailable
    return saved.spotify_id
