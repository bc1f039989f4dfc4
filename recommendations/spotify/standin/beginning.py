"""What the listeners have in their accounts before they ever come to the site."""

from __future__ import annotations

from recommendations.spotify.standin.ids import spotify_id
from recommendations.spotify.standin.listeners import LISTENERS, Listener, liked_songs
from recommendations.spotify.standin.songs import StarterSong
from recommendations.spotify.standin.state import Entry, Playlist
from recommendations.spotify.standin.store import Store

FIRST_PLAYLISTS = {"Ada": "Saturday night", "Ben": "Heavy lifting", "Chi": "Rain on the window"}
FIRST_SONGS = 60
# No song has this id: most long-lived playlists hold one that Spotify has withdrawn.
WITHDRAWN = "0" * 22


def give_first_playlists(store: Store, starter: tuple[StarterSong, ...]) -> None:
    """Give each listener one playlist of their own, unless anybody has one already.

    Of starter songs only: when the stand-in starts there may be no database yet.
    """
    with store.changing() as state:
        if not state.playlists:
            for listener in LISTENERS:
                playlist = _first_playlist(listener, starter)
                state.playlists[playlist.id] = playlist


def _first_playlist(listener: Listener, starter: tuple[StarterSong, ...]) -> Playlist:
    entries = [
        Entry(liked.song.id, liked.added_at.timestamp())
        for liked in liked_songs(listener, starter)[:FIRST_SONGS]
    ]
    name = FIRST_PLAYLISTS[listener.display_name]
    return Playlist(
        id=spotify_id("playlist", listener.id, name),
        owner=listener.id,
        name=name,
        # As people add them: the newest last.
        entries=[Entry(WITHDRAWN, entries[-1].added_at), *reversed(entries)],
    )
