"""A listener's own playlists: which there are, and what is in one.

Never inside a transaction: Spotify is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from recommendations.library.choice import Source
from recommendations.services.permitted import permitted
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import SpotifyError
from recommendations.spotify.library import FoundPlaylist, Library, joined

# Ten calls, which a page can wait for. An account may list thousands.
MOST_LOOKED_AT = 500


class NotTheirPlaylist(SpotifyError):
    code = "not-their-playlist"
    message = _("Choose one of your own playlists.")


@dataclass(frozen=True)
class OwnPlaylists:
    """``found`` in the order of the account; ``is_cut`` says that not all of it was looked
    through."""

    found: tuple[FoundPlaylist, ...]
    is_cut: bool


def playlists_of(owner: User) -> OwnPlaylists:
    """The listener's own playlists, to choose one from. Raises what `permitted` raises."""
    with permitted(owner, Source.PLAYLIST) as client:
        user_id = client.user_id()
        listed = client.own_playlists()
        looked_at = list(islice(listed, MOST_LOOKED_AT))
        is_cut = len(looked_at) == MOST_LOOKED_AT and next(listed, None) is not None
        return OwnPlaylists(tuple(one for one in looked_at if one.owner_id == user_id), is_cut)


def read_playlist(owner: User, playlist_id: str) -> Library:
    """All that is in it, however long that takes: for commands, and no web request.

    Raises NotTheirPlaylist, and what `permitted` raises.
    """
    with permitted(owner, Source.PLAYLIST) as client:
        own_playlist(client, playlist_id)
        return joined(part.library for part in client.library.playlist_tracks(playlist_id))


def own_playlist(client: SpotifyClient, playlist_id: str) -> FoundPlaylist:
    """Raises NotTheirPlaylist, and SpotifyError's kinds."""
    playlist = client.library.playlist(playlist_id)
    # Apps of before 2024 may read anybody's playlist; a taste is one's own.
    if playlist.owner_id != client.user_id():
        raise NotTheirPlaylist
    return playlist
