"""Reading a listener's library from Spotify; nothing is kept here.

Never inside a transaction: a large library takes hundreds of calls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.auth.models import User

from recommendations.library.choice import Choice, Source
from recommendations.models import SpotifyConnection
from recommendations.services.consents import consent_ended, scopes_not_given
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import InsufficientScope, ReconnectNeeded, SpotifyError
from recommendations.spotify.library import FoundPlaylist, Library, LibraryCalls
from recommendations.spotify.scopes import PURPOSES
from recommendations.spotify.tokens import client_for


class ScopesMissing(InsufficientScope):
    """``purpose`` is what `spotify.login.asking.consent_address` has to ask for."""

    def __init__(self, purpose: str, missing: frozenset[str]) -> None:
        super().__init__()
        self.purpose = purpose
        self.missing = missing


class NotTheirPlaylist(SpotifyError):
    code = "not-their-playlist"
    message = "Choose one of your own playlists."


@dataclass(frozen=True)
class Reading:
    """What was read; ``name`` is the playlist's, empty for any other source."""

    library: Library
    name: str = ""


_READS: dict[Source, Callable[[LibraryCalls], Library]] = {
    Source.LIKED: LibraryCalls.liked_songs,
    Source.TOP: LibraryCalls.top_tracks,
    Source.RECENT: LibraryCalls.recently_played,
}


def read_from_spotify(owner: User, choice: Choice) -> Reading:
    """Read all that was chosen.

    Raises ScopesMissing before any call, NotTheirPlaylist, and SpotifyError's kinds.
    """
    with _client(owner, choice.source) as client:
        if choice.source != Source.PLAYLIST:
            return Reading(_READS[choice.source](client.library))
        playlist = client.library.playlist(choice.playlist_id)
        # Apps of before 2024 may read anybody's playlist; a taste is one's own.
        if playlist.owner_id != client.user_id():
            raise NotTheirPlaylist
        return Reading(client.library.playlist_tracks(choice.playlist_id), playlist.name)


def playlists_of(owner: User) -> tuple[FoundPlaylist, ...]:
    """The listener's own playlists, to choose one from. Raises as `read_from_spotify`."""
    with _client(owner, Source.PLAYLIST) as client:
        user_id = client.user_id()
        return tuple(one for one in client.own_playlists() if one.owner_id == user_id)


@contextmanager
def _client(owner: User, source: Source) -> Iterator[SpotifyClient]:
    """A client that may read `source`.

    A consent that has ended is remembered as ended, and a permission that Spotify does not
    know of as not given, so that the pages ask for it again.
    """
    connection = SpotifyConnection.objects.filter(user=owner).first()
    if connection is None:
        raise ReconnectNeeded
    needed = PURPOSES[source].scopes
    if missing := needed - connection.granted:
        raise ScopesMissing(source, missing)
    try:
        yield client_for(connection)
    except ReconnectNeeded:
        consent_ended(connection)
        raise
    except InsufficientScope as problem:
        scopes_not_given(connection, needed)
        raise ScopesMissing(source, needed) from problem
