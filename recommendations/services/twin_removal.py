"""What a listener can do about the empty twin of a playlist."""

from __future__ import annotations

from recommendations.models import TwinSearch
from recommendations.selectors.same_playlist import is_any_saves
from recommendations.services.playlist_changes import NotConfirmed
from recommendations.services.playlist_removal import InAnotherAccount, permitted_to_remove
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import NotFound, Unavailable


def remove_twin(search: TwinSearch) -> bool:
    """Take the twin out of the listener's library; that is the end of the search.

    One removal, sent once, and only after the playlist was read anew: False, and nothing is
    sent, where it is gone, has something in it or another name, or is a save's by now.
    Raises NotConfirmed, InAnotherAccount, ScopesMissing and SpotifyError's kinds; then all is
    as before.
    """
    twin_id = search.spotify_id or ""
    try:
        with permitted_to_remove(search.saved.owner) as client:
            is_there = _is_still_empty(search, twin_id, client)
            if is_there:
                client.remove_playlist(twin_id)
    except NotFound:
        is_there = False
    except Unavailable as problem:
        raise NotConfirmed from problem
    keep_twin(search)
    return is_there


def keep_twin(search: TwinSearch) -> None:
    """Leave the account as it is, and say nothing more of it."""
    TwinSearch.objects.filter(pk=search.pk, spotify_id=search.spotify_id).delete()


def _is_still_empty(search: TwinSearch, twin_id: str, client: SpotifyClient) -> bool:
    """Raises InAnotherAccount: Spotify says yes to the removal of anybody's playlist."""
    owner_id = client.user_id()
    playlist = client.library.playlist(twin_id)
    if playlist.owner_id != owner_id:
        raise InAnotherAccount
    # By what is in it: a count may be left out, and a search must not take that for none.
    is_empty = next(client.playlist_track_ids(twin_id), None) is None
    # Last, after all that takes time.
    return is_empty and playlist.is_called(search.name) and not is_any_saves(twin_id)
