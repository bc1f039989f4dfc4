"""The calls WMusic makes to Spotify's Web API: each once, with a timeout, never retried.

spotipy's own session repeats a POST after a 503 (four playlists instead of one) and
sleeps through a Retry-After inside the request; a plain `requests.Session` does neither
and keeps the status, the reason and the headers of a failure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import requests
import spotipy
from django.conf import settings
from spotipy.exceptions import SpotifyException

from recommendations.spotify.errors import SpotifyError, Unavailable
from recommendations.spotify.failures import meaning

TIMEOUT_S = 10
SEARCH_LIMIT = 10  # Spotify answers 400 to more, since February 2026
PAGE = 50


@dataclass(frozen=True)
class Profile:
    account_id: str
    display_name: str


@dataclass(frozen=True)
class FoundTrack:
    spotify_id: str
    title: str
    artists: tuple[str, ...]


@dataclass(frozen=True)
class FoundPlaylist:
    spotify_id: str
    name: str
    owner_id: str
    tracks: int


class SpotifyClient:
    """Spotify on behalf of one listener. Every method raises SpotifyError's kinds."""

    def __init__(self, access_token: str) -> None:
        self._spotify = spotipy.Spotify(
            auth=access_token, requests_session=requests.Session(), requests_timeout=TIMEOUT_S
        )
        self._spotify.prefix = settings.SPOTIFY.api_prefix

    def profile(self) -> Profile:
        data = self._get("me")
        # account_id never changes and cannot be chosen, which id does not promise.
        return Profile(_text(data, "account_id"), data.get("display_name") or "")

    def search(self, title: str, artist: str) -> tuple[FoundTrack, ...]:
        query = f'track:"{_unquoted(title)}" artist:"{_unquoted(artist)}"'
        data = self._get("search", q=query, type="track", limit=SEARCH_LIMIT)
        return tuple(
            FoundTrack(
                _text(item, "id"),
                _text(item, "name"),
                tuple(_text(credit, "name") for credit in item.get("artists") or ()),
            )
            for item in (data.get("tracks") or {}).get("items") or ()
            if item
        )

    def create_playlist(self, name: str, description: str) -> str:
        """Create an empty playlist and return its id."""
        # public=False keeps it off the profile; Spotify does not promise more.
        body = {"name": name, "description": description, "public": False}
        return _text(self._write("_post", "me/playlists", body), "id", written=True)

    def add_tracks(self, playlist_id: str, spotify_ids: Sequence[str]) -> None:
        """Append up to 100 tracks in order, by the documented body (spotipy sends another)."""
        body = {"uris": [f"spotify:track:{spotify_id}" for spotify_id in spotify_ids]}
        self._write("_post", f"playlists/{playlist_id}/items", body)

    def own_playlists(self) -> Iterator[FoundPlaylist]:
        """Every playlist in the listener's list, page by page."""
        for item in self._pages("me/playlists"):
            yield FoundPlaylist(
                _text(item, "id"),
                item.get("name") or "",
                (item.get("owner") or {}).get("id") or "",
                (item.get("items") or {}).get("total") or 0,
            )

    def user_id(self) -> str:
        """The listener's ``id``, by which playlists name their owner."""
        return _text(self._get("me"), "id")

    def playlist_track_ids(self, playlist_id: str) -> list[str]:
        pages = self._pages(f"playlists/{playlist_id}/items")
        return [_text(item["item"], "id") for item in pages if item.get("item")]

    def _pages(self, path: str) -> Iterator[dict[str, Any]]:
        offset = 0
        while True:
            page = self._get(path, limit=PAGE, offset=offset)
            items = page.get("items") or []
            yield from items
            offset += PAGE
            if not items or offset >= (page.get("total") or 0):
                return

    def _get(self, path: str, **params: Any) -> dict[str, Any]:
        return self._call("_get", path, None, params, is_write=False)

    def _write(self, method: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return self._call(method, path, body, {}, is_write=True)

    def _call(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None,
        params: dict[str, Any],
        *,
        is_write: bool,
    ) -> dict[str, Any]:
        try:
            reply = getattr(self._spotify, method)(path, payload=body, **params)
        except SpotifyException as failure:
            raise meaning(failure, is_write=is_write) from failure
        except requests.exceptions.ConnectTimeout as failure:
            raise Unavailable from failure
        except requests.exceptions.RequestException as failure:
            # A connection that broke may have broken after the write was done.
            raise Unavailable(ambiguous=is_write) from failure
        except AttributeError as failure:
            # spotipy stumbles over an error body of an unexpected form.
            raise SpotifyError(ambiguous=is_write) from failure
        if not isinstance(reply, dict):
            raise Unavailable(ambiguous=is_write)
        return reply


def _text(data: Any, name: str, *, written: bool = False) -> str:
    value = data.get(name) if isinstance(data, dict) else None
    if not isinstance(value, str) or not value:
        raise Unavailable(ambiguous=written)
    return value


def _unquoted(words: str) -> str:
    return words.replace('"', " ")
