"""Spotify's objects as a new development-mode app gets them since February 2026.

Fields that were removed (popularity, available_markets, preview_url, followers, genres,
a playlist's ``tracks``, ...) are absent, not null.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import urlencode

from recommendations.spotify.standin.accounts import Device, Playing
from recommendations.spotify.standin.catalogue import Songs
from recommendations.spotify.standin.ids import number, spotify_id
from recommendations.spotify.standin.listeners import LikedSong, Listener, listener_by_id
from recommendations.spotify.standin.plays import Play
from recommendations.spotify.standin.songs import Song
from recommendations.spotify.standin.state import Entry, Playlist

T = TypeVar("T")
Reply = dict[str, Any]
IMAGE_SIZES = (640, 300, 64)


@dataclass(frozen=True)
class Page:
    """A slice of a list: ``limit`` elements from ``offset`` on."""

    limit: int
    offset: int

    def of(self, elements: Sequence[T]) -> Sequence[T]:
        return elements[self.offset : self.offset + self.limit]


@dataclass(frozen=True)
class Replies:
    """Builds replies whose addresses lead back to the stand-in at ``origin``."""

    origin: str
    songs: Songs

    def user(self, listener: Listener) -> Reply:
        return {
            **self._named("user", listener.id),
            "account_id": listener.account_id,
            "display_name": listener.display_name,
            "images": [],
        }

    def track(self, song: Song) -> Reply:
        artists = [self._artist(name) for name in song.artists]
        return {
            **self._named("track", song.id),
            "name": song.title,
            "artists": artists,
            "album": self._album(song, artists),
            "disc_number": 1,
            "track_number": 1,
            "duration_ms": song.duration_ms,
            "explicit": song.explicit,
            # ZZ is no country, so this is nobody's ISRC.
            "external_ids": {"isrc": f"ZZSTD26{number('isrc', song.id) % 100_000:05}"},
            "is_local": False,
            "is_playable": True,
        }

    def seed(self, kind: str, seed_id: str, pool: int) -> Reply:
        """One of those that recommendations were asked by; `pool` songs were to choose from."""
        return {
            "id": seed_id,
            "type": kind,
            "href": None if kind == "genre" else self._api(kind, seed_id),
            "initialPoolSize": pool,
            "afterFilteringSize": pool,
            "afterRelinkingSize": pool,
        }

    def saved_track(self, liked: LikedSong) -> Reply:
        return {"added_at": _moment(liked.added_at), "track": self.track(liked.song)}

    def play(self, play: Play) -> Reply:
        return {
            "track": self.track(play.song),
            "played_at": _moment(play.played_at, with_ms=True),
            "context": self._context("album", spotify_id("album", play.song.id)),
        }

    def plays(self, shown: Sequence[Play], limit: int, *, has_older: bool) -> Reply:
        """A page that is turned by moments instead of by counting."""
        address = f"{self.origin}/v1/me/player/recently-played"
        older = urlencode({"before": shown[-1].cursor, "limit": limit}) if has_older else ""
        ends = {"after": str(shown[0].cursor), "before": str(shown[-1].cursor)} if shown else None
        return {
            "href": f"{address}?{urlencode({'limit': limit})}",
            "items": [self.play(one) for one in shown],
            "limit": limit,
            "next": f"{address}?{older}" if older else None,
            "cursors": ends,
        }

    def device(self, device: Device) -> Reply:
        return {
            "id": device.id,
            "is_active": device.is_active,
            "is_private_session": False,
            "is_restricted": False,
            "name": device.name,
            "type": device.type,
            "volume_percent": 60,
            "supports_volume": True,
        }

    def playback(self, device: Device, playing: Playing, song: Song | None) -> Reply:
        """The first of what was started; null for a track that is not known (any more)."""
        progress_ms = round((time.time() - playing.since) * 1000)
        return {
            "device": self.device(device),
            "repeat_state": "off",
            "shuffle_state": False,
            "context": self._context("playlist", playing.playlist_id)
            if playing.playlist_id
            else None,
            "timestamp": round(playing.since * 1000),
            "progress_ms": min(progress_ms, song.duration_ms) if song else progress_ms,
            "is_playing": True,
            "item": self.track(song) if song else None,
            "currently_playing_type": "track" if song else "unknown",
            "actions": {"resuming": True},
        }

    def playlist_in_list(self, playlist: Playlist) -> Reply:
        """The short form, in which ``items`` only counts."""
        return {
            **self._playlist_head(playlist),
            "items": {
                "href": f"{self._api('playlist', playlist.id)}/items",
                "total": len(playlist.entries),
            },
        }

    def playlist(self, playlist: Playlist, viewer: Listener) -> Reply:
        """The long form; what is in it is told to its owner only."""
        reply = self._playlist_head(playlist)
        if playlist.owner == viewer.id:
            reply["items"] = self.playlist_items(playlist, Page(100, 0))
        return reply

    def playlist_items(self, playlist: Playlist, page: Page) -> Reply:
        entries = page.of(playlist.entries)
        items = [self._playlist_item(playlist, entry) for entry in entries]
        path = f"/v1/playlists/{playlist.id}/items"
        return self.paging(path, page, items, len(playlist.entries))

    def paging(self, path: str, page: Page, items: list[Reply], total: int, **query: str) -> Reply:
        def address(offset: int) -> str:
            parts = {**query, "offset": offset, "limit": page.limit}
            return f"{self.origin}{path}?{urlencode(parts)}"

        has_next = page.offset + page.limit < total
        return {
            "href": address(page.offset),
            "items": items,
            "limit": page.limit,
            "next": address(page.offset + page.limit) if has_next else None,
            "offset": page.offset,
            "previous": address(max(0, page.offset - page.limit)) if page.offset else None,
            "total": total,
        }

    def playlist_images(self, playlist: Playlist) -> list[Reply]:
        if playlist.cover:
            address = f"{self.origin}/image/playlist/{playlist.id}.jpg?{playlist.revision}"
            return [{"url": address, "height": None, "width": None}]
        # Spotify lays the first covers out as a mosaic; one of them is enough here.
        first = playlist.entries[:1]
        return [image for entry in first for image in self.images(entry.track_id)]

    def images(self, track_id: str) -> list[Reply]:
        cover = spotify_id("cover", track_id)
        return [
            {"url": f"{self.origin}/image/{cover}/{size}.svg", "height": size, "width": size}
            for size in IMAGE_SIZES
        ]

    def _playlist_head(self, playlist: Playlist) -> Reply:
        owner = listener_by_id(playlist.owner)
        return {
            **self._named("playlist", playlist.id),
            "name": playlist.name,
            "description": playlist.description,
            "collaborative": playlist.collaborative,
            # Whatever was asked for: Spotify accepts public=false and reports true.
            "public": True,
            "owner": {
                **self._named("user", playlist.owner),
                "display_name": owner.display_name if owner else None,
            },
            "images": self.playlist_images(playlist),
            "snapshot_id": snapshot_id(playlist),
        }

    def _playlist_item(self, playlist: Playlist, entry: Entry) -> Reply:
        song = self.songs.by_id(entry.track_id)
        return {
            "added_at": _moment(datetime.fromtimestamp(entry.added_at, UTC)),
            "added_by": self._named("user", playlist.owner),
            "is_local": False,
            # Null is what Spotify sends for a track that it no longer has.
            "item": self.track(song) if song else None,
        }

    def _artist(self, name: str) -> Reply:
        return {**self._named("artist", spotify_id("artist", name)), "name": name}

    def _album(self, song: Song, artists: list[Reply]) -> Reply:
        return {
            **self._named("album", spotify_id("album", song.id)),
            "name": song.title,
            "artists": artists,
            "album_type": "single",
            "total_tracks": 1,
            "images": self.images(song.id),
            "release_date": f"{song.year or 0:04}",
            "release_date_precision": "year",
        }

    def _context(self, kind: str, identifier: str) -> Reply:
        named = self._named(kind, identifier)
        return {key: named[key] for key in ("type", "uri", "href", "external_urls")}

    def _named(self, kind: str, identifier: str) -> Reply:
        return {
            "id": identifier,
            "type": kind,
            "uri": f"spotify:{kind}:{identifier}",
            "href": self._api(kind, identifier),
            "external_urls": {"spotify": f"{self.origin}/{kind}/{identifier}"},
        }

    def _api(self, kind: str, identifier: str) -> str:
        return f"{self.origin}/v1/{kind}s/{identifier}"


def snapshot_id(playlist: Playlist) -> str:
    return base64.b64encode(f"{playlist.revision},{playlist.id}".encode()).decode()


def _moment(when: datetime, *, with_ms: bool = False) -> str:
    precision = "milliseconds" if with_ms else "seconds"
    return when.astimezone(UTC).isoformat(timespec=precision).replace("+00:00", "Z")
