"""Reading a listener's library from Spotify; nothing is kept here.

Never inside a transaction: a large library takes hundreds of calls.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from recommendations.library.choice import Choice, Source
from recommendations.services.permitted import permitted
from recommendations.spotify.errors import SpotifyError
from recommendations.spotify.library import FoundPlaylist, Library, LibraryCalls


class NotTheirPlaylist(SpotifyError):
    code = "not-their-playlist"
    message = _("Choose one of your own playlists.")


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

    Raises NotTheirPlaylist, and what `permitted` raises.
    """
    with permitted(owner, choice.source) as client:
        if choice.source != Source.PLAYLIST:
            return Reading(_READS[choice.source](client.library))
        playlist = client.library.playlist(choice.playlist_id)
        # Apps of before 2024 may read anybody's playlist; a taste is one's own.
        if playlist.owner_id != client.user_id():
            raise NotTheirPlaylist
        return Reading(client.library.playlist_tracks(choice.playlist_id), playlist.name)


def playlists_of(owner: User) -> tuple[FoundPlaylist, ...]:
    """The listener's own playlists, to choose one from. Raises as `read_from_spotify`."""
    with permitted(owner, Source.PLAYLIST) as client:
        user_id = client.user_id()
        return tuple(one for one in client.own_playlists() if one.owner_id == user_id)
