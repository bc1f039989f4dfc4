"""What a listener has liked, played and put into their playlists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from recommendations.spotify.calls import PAGE, Calls, Page, elements, text, words
from recommendations.spotify.errors import NotFound

_ID = re.compile(r"[0-9A-Za-z]{22}")
# What a choice of a playlist needs to know, without the hundred items that come along.
_PLAYLIST_FIELDS = "id,name,owner(id),items(total)"


class TimeRange(StrEnum):
    """Over what time Spotify counts plays: about four weeks, six months, a year."""

    SHORT = "short_term"
    MEDIUM = "medium_term"
    LONG = "long_term"


@dataclass(frozen=True)
class LibraryTrack:
    """One track of a listener's. ``artists`` are the credited names, the main one first;
    ``at`` is when it was liked, added or played, None where Spotify does not say.
    """

    spotify_id: str
    title: str
    artists: tuple[str, ...]
    at: datetime | None = None


@dataclass(frozen=True)
class Library:
    """One list of a listener's, in Spotify's order, and how much of it is no track.

    ``local_files`` lie on the listener's own machine, ``episodes`` are spoken, and
    ``gone`` counts what Spotify lists but no longer has.
    """

    tracks: tuple[LibraryTrack, ...]
    local_files: int = 0
    episodes: int = 0
    gone: int = 0

    @property
    def left_out(self) -> int:
        return self.local_files + self.episodes + self.gone


@dataclass(frozen=True)
class LibraryPart:
    """What one call told of a list that has ``total`` entries; the next part begins at
    ``next_offset``, which is None for the last."""

    library: Library
    total: int
    next_offset: int | None = None


@dataclass(frozen=True)
class FoundPlaylist:
    spotify_id: str
    name: str
    owner_id: str
    tracks: int
    # Spotify may leave it out.
    description: str = ""
    # Only where Spotify says so: what it does not count may hold anything.
    is_empty: bool = False

    def is_called(self, name: str) -> bool:
        """Spotify need not keep how letters are composed, nor blanks."""
        return _folded(self.name) == _folded(name)


class LibraryCalls:
    """Reads of one listener's library. Every method raises SpotifyError's kinds.

    Lists come in parts, each a call that is made when the part is asked for, so that whoever
    reads can keep what is there and go on at an `offset` later.
    """

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def liked_songs(self, offset: int = 0) -> Iterator[LibraryPart]:
        """Every liked song, the newest first, with when it was liked."""
        for page in self._calls.pages("me/tracks", offset=offset):
            yield _part(page, "track", "added_at")

    def top_tracks(
        self, offset: int = 0, *, time_range: TimeRange = TimeRange.MEDIUM
    ) -> Iterator[LibraryPart]:
        """What the listener played most, the most played first, without moments."""
        path = "me/top/tracks"
        for page in self._calls.pages(path, offset=offset, time_range=str(time_range)):
            items = [{"track": item} for item in page.items]
            yield _part(replace(page, items=items), "track", "")

    def recently_played(self, offset: int = 0) -> Iterator[LibraryPart]:
        """The last plays, the newest first; a track comes once for each time it was played.

        Spotify keeps no more than one page of them, so that `offset` is always 0.
        """
        items = elements(self._calls.get("me/player/recently-played", limit=PAGE), "items")
        yield _part(Page(items, len(items), None), "track", "played_at")

    def playlist_tracks(self, playlist_id: str, offset: int = 0) -> Iterator[LibraryPart]:
        """Everything in a playlist, in its order, with when it was added."""
        path = f"playlists/{_checked(playlist_id)}/items"
        for page in self._calls.pages(path, offset=offset):
            yield _part(page, "item", "added_at")

    def playlist(self, playlist_id: str) -> FoundPlaylist:
        return found_playlist(
            self._calls.get(f"playlists/{_checked(playlist_id)}", fields=_PLAYLIST_FIELDS)
        )


def found_playlist(item: Any) -> FoundPlaylist:
    """Raises Unavailable for what is no playlist."""
    spotify_id, items = text(item, "id"), item.get("items")
    total = items.get("total") if isinstance(items, dict) else None
    return FoundPlaylist(
        spotify_id,
        words(item, "name"),
        words(item.get("owner"), "id"),
        total if isinstance(total, int) else 0,
        words(item, "description"),
        is_empty=type(total) is int and total == 0,
    )


def is_spotify_id(words: str) -> bool:
    return _ID.fullmatch(words) is not None


def joined(libraries: Iterable[Library]) -> Library:
    """Parts of one list, in their order, as the whole."""
    parts = list(libraries)
    return Library(
        tuple(track for part in parts for track in part.tracks),
        sum(part.local_files for part in parts),
        sum(part.episodes for part in parts),
        sum(part.gone for part in parts),
    )


def _part(page: Page, name: str, moment: str) -> LibraryPart:
    return LibraryPart(_library(page.items, name, moment), page.total, page.next_offset)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _library(elements: Iterable[Any], name: str, moment: str) -> Library:
    """`name` is where an element holds its track, `moment` its time, "" for neither."""
    tracks: list[LibraryTrack] = []
    local_files = episodes = gone = 0
    for element in elements:
        element = element if isinstance(element, dict) else {}
        track = element.get(name)
        track = track if isinstance(track, dict) else {}
        if element.get("is_local") or track.get("is_local"):
            local_files += 1
        elif track.get("type") == "episode":
            episodes += 1
        elif read := _track(track, element.get(moment)):
            tracks.append(read)
        else:
            gone += 1
    return Library(tuple(tracks), local_files, episodes, gone)


def _track(track: dict[str, Any], at: Any) -> LibraryTrack | None:
    """A track without an id or a title is one that Spotify has withdrawn."""
    spotify_id, title = words(track, "id"), words(track, "name")
    if not is_spotify_id(spotify_id) or not title:
        return None
    credits = (words(credit, "name") for credit in elements(track, "artists"))
    return LibraryTrack(spotify_id, title, tuple(name for name in credits if name), _moment(at))


def _moment(at: Any) -> datetime | None:
    """Spotify writes ISO 8601 in UTC, plays with milliseconds; very old entries have null."""
    try:
        moment = datetime.fromisoformat(at)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else None


def _checked(playlist_id: str) -> str:
    """It becomes part of an address. Raises NotFound for what cannot be an id."""
    if not is_spotify_id(playlist_id):
        raise NotFound
    return playlist_id
