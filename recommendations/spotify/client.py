"""The calls WMusic makes to Spotify's Web API on behalf of one listener."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from recommendations.spotify.calls import (
    WEB_PATIENCE_S,
    Calls,
    Renew,
    StillThere,
    elements,
    text,
    words,
)
from recommendations.spotify.discovery import SEARCH_LIMIT, DiscoveryCalls
from recommendations.spotify.errors import Unavailable
from recommendations.spotify.library import FoundPlaylist, LibraryCalls, found_playlist
from recommendations.spotify.player import PlayerCalls

# What one call puts into a playlist.
MOST_ADDED_AT_ONCE = 100


@dataclass(frozen=True)
class Profile:
    account_id: str
    display_name: str


@dataclass(frozen=True)
class FoundTrack:
    spotify_id: str
    title: str
    artists: tuple[str, ...]


class SpotifyClient:
    """Spotify on behalf of one listener. Every method raises SpotifyError's kinds.

    `tokens.client_for` makes one whose tokens are renewed; see `Calls` for the rest.
    """

    def __init__(
        self,
        access_token: str,
        *,
        renew: Renew | None = None,
        still_there: StillThere = lambda: None,
        patience_s: float = WEB_PATIENCE_S,
    ) -> None:
        self._calls = Calls(
            access_token, renew=renew, still_there=still_there, patience_s=patience_s
        )
        self.library = LibraryCalls(self._calls)
        self.discovery = DiscoveryCalls(self._calls)
        self.player = PlayerCalls(self._calls)

    def profile(self) -> Profile:
        data = self._calls.get("me")
        # account_id never changes and cannot be chosen, which id does not promise.
        return Profile(text(data, "account_id"), words(data, "display_name"))

    def search(self, title: str, artist: str) -> tuple[FoundTrack, ...]:
        query = f'track:"{_unquoted(title)}" artist:"{_unquoted(artist)}"'
        page = self._calls.get("search", q=query, type="track", limit=SEARCH_LIMIT).get("tracks")
        if not isinstance(page, dict) or not isinstance(page.get("items"), list):
            # As no match it would leave the song out of the playlist for good.
            raise Unavailable
        return tuple(filter(None, map(_found, page["items"])))

    def create_playlist(self, name: str, description: str) -> str:
        """Create an empty playlist and return its id."""
        # public=False keeps it off the profile; Spotify does not promise more.
        body = {"name": name, "description": description, "public": False}
        return text(self._calls.post("me/playlists", body), "id", written=True)

    def add_tracks(self, playlist_id: str, spotify_ids: Sequence[str]) -> None:
        """Append up to 100 tracks in order, by the documented body (spotipy sends another)."""
        body = {"uris": [f"spotify:track:{spotify_id}" for spotify_id in spotify_ids]}
        _require_done(self._calls.post(f"playlists/{playlist_id}/items", body))

    def replace_tracks(self, playlist_id: str, spotify_ids: Sequence[str]) -> None:
        """Put up to 100 tracks, in order, in the place of all that the playlist holds."""
        body = {"uris": [f"spotify:track:{spotify_id}" for spotify_id in spotify_ids]}
        _require_done(self._calls.put_for_answer(f"playlists/{playlist_id}/items", body))

    def put_cover(self, playlist_id: str, jpeg: bytes) -> None:
        """Give a playlist its picture, of at most 256 KB in base64."""
        self._calls.put_jpeg(f"playlists/{playlist_id}/images", jpeg)

    def has_uploaded_cover(self, playlist_id: str) -> bool:
        """Whether a playlist's picture is one that somebody gave it.

        Those that Spotify makes of its tracks come in sizes; an uploaded one has none.
        """
        images = self._calls.get_list(f"playlists/{playlist_id}/images")
        # One alone: in a list of several, a size may be missing by mistake.
        return len(images) == 1 and isinstance(images[0], dict) and images[0].get("width") is None

    def change_playlist(self, playlist_id: str, name: str, description: str) -> None:
        """Give it this name and description, in one line; what else it is stays."""
        self._calls.put(f"playlists/{playlist_id}", {"name": name, "description": description})

    def remove_playlist(self, playlist_id: str) -> None:
        """Take it out of the listener's library: since 2026 the only way to delete one."""
        self._calls.delete("me/library", uris=f"spotify:playlist:{playlist_id}")

    def own_playlists(self) -> Iterator[FoundPlaylist]:
        """Every playlist in the listener's list, page by page."""
        for item in self._calls.elements("me/playlists"):
            if item:
                yield found_playlist(item)

    def user_id(self) -> str:
        """The listener's ``id``, by which playlists name their owner."""
        return text(self._calls.get("me"), "id")

    def playlist_track_ids(self, playlist_id: str) -> Iterator[str]:
        """What a playlist holds, in its order; empty words for what is no track of Spotify's."""
        for element in self._calls.elements(f"playlists/{playlist_id}/items"):
            item = element.get("item") if isinstance(element, dict) else None
            yield words(item, "id")


def _found(item: Any) -> FoundTrack | None:
    """None for an element that is null or lacks what is compared: others may be meant."""
    spotify_id, title = words(item, "id"), words(item, "name")
    if not spotify_id or not title:
        return None
    credits = (words(credit, "name") for credit in elements(item, "artists"))
    return FoundTrack(spotify_id, title, tuple(name for name in credits if name))


def _require_done(answer: dict[str, Any]) -> None:
    """Raises Unavailable, as of an unknown outcome, for what does not name the new state."""
    text(answer, "snapshot_id", written=True)


def _unquoted(words: str) -> str:
    return words.replace('"', " ")
