"""Tracks that Spotify has and a listener may not know: its search, its recommendations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from recommendations.spotify.calls import Calls
from recommendations.spotify.errors import Unavailable

SEARCH_LIMIT = 10  # Spotify answers 400 to more, since February 2026
# Spotify pages no further: limit and offset are at most a thousand together.
SEARCH_DEPTH = 1000
RECOMMENDATIONS_LIMIT = 20
MOST_SEEDS = 5
TARGETS = ("valence", "energy", "danceability")
_ID = re.compile(r"[0-9A-Za-z]{22}")
_YEAR = re.compile(r"\d{4}(?!\d)")


@dataclass(frozen=True)
class DiscoveredTrack:
    """One element of an answer, in its place even where it is no track anybody can play.

    ``artists`` are the credited names, the main one first; None is 'Spotify does not say'.
    """

    spotify_id: str = ""
    title: str = ""
    artists: tuple[str, ...] = ()
    year: int | None = None
    explicit: bool | None = None
    duration_ms: int | None = None
    is_playable: bool = False

    @property
    def is_usable(self) -> bool:
        return bool(self.is_playable and self.spotify_id and self.title and self.artists)


@dataclass(frozen=True)
class DiscoveredPage:
    """At most `SEARCH_LIMIT` elements, and whether Spotify has more after them."""

    tracks: tuple[DiscoveredTrack, ...]
    has_more: bool


@dataclass(frozen=True)
class Seeds:
    """What recommendations are to be like: at most five in all, at least one."""

    track_ids: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.track_ids or self.genres)


class DiscoveryCalls:
    """Every method raises SpotifyError's kinds."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def search(self, query: str, offset: int) -> DiscoveredPage:
        data = self._calls.get("search", q=query, type="track", limit=SEARCH_LIMIT, offset=offset)
        page = data.get("tracks")
        if not isinstance(page, dict) or not isinstance(page.get("items"), list):
            raise Unavailable
        tracks = tuple(map(discovered, page["items"][:SEARCH_LIMIT]))
        is_within = offset + 2 * SEARCH_LIMIT <= SEARCH_DEPTH
        return DiscoveredPage(tracks, bool(tracks and page.get("next")) and is_within)

    def recommendations(self, seeds: Seeds, target: Sequence[float]) -> tuple[DiscoveredTrack, ...]:
        """Spotify's own choice; `target` is valence, energy and danceability, each 0..1.

        Forbidden or NotFound for every app that did not have it before 27 November 2024.
        """
        params: dict[str, Any] = {
            f"target_{name}": f"{value:.2f}" for name, value in zip(TARGETS, target, strict=True)
        }
        if seeds.track_ids:
            params["seed_tracks"] = ",".join(seeds.track_ids[:MOST_SEEDS])
        else:
            params["seed_genres"] = ",".join(map(_seed_of, seeds.genres[:MOST_SEEDS]))
        data = self._calls.get("recommendations", limit=RECOMMENDATIONS_LIMIT, **params)
        if not isinstance(data.get("tracks"), list):
            raise Unavailable
        return tuple(map(discovered, data["tracks"]))


def new_songs_query(genre: str, first: int, last: int) -> str:
    """Words that ask Spotify's search for songs of a genre, released in these years."""
    return f'genre:"{genre.replace(chr(34), " ").casefold()}" year:{first}-{last}'


def discovered(item: Any) -> DiscoveredTrack:
    """What an element of an answer says. Three in ten of some answers are null."""
    if not isinstance(item, dict):
        return DiscoveredTrack()
    album, explicit, length = item.get("album"), item.get("explicit"), item.get("duration_ms")
    spotify_id = _text(item.get("id"))
    credits = item.get("artists")
    named = (
        _text(credit.get("name"))
        for credit in (credits if isinstance(credits, list) else ())
        if isinstance(credit, dict)
    )
    is_kept = item.get("is_playable") is not False and not item.get("restrictions")
    return DiscoveredTrack(
        spotify_id=spotify_id if _ID.fullmatch(spotify_id) else "",
        title=_text(item.get("name")),
        artists=tuple(name for name in named if name),
        year=_year(album.get("release_date")) if isinstance(album, dict) else None,
        explicit=explicit if isinstance(explicit, bool) else None,
        duration_ms=length if type(length) is int and 0 < length < 2**31 else None,
        is_playable=is_kept and not item.get("is_local"),
    )


def as_json(track: DiscoveredTrack) -> dict[str, Any]:
    return asdict(track)


def from_json(data: dict[str, Any]) -> DiscoveredTrack:
    return DiscoveredTrack(**{**data, "artists": tuple(data["artists"])})


def _text(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    # No database stores half a surrogate pair, which JSON can hold, and PostgreSQL no NUL.
    return value.encode("utf-8", "ignore").decode().replace("\x00", "").strip()


def _year(value: Any) -> int | None:
    match = _YEAR.match(value) if isinstance(value, str) else None
    return int(match[0]) if match and int(match[0]) > 0 else None


def _seed_of(genre: str) -> str:
    """As Spotify's list of seeds writes genres: 'hip-hop', 'r-n-b'."""
    return genre.casefold().replace("&", "-n-").replace(" ", "-").replace("--", "-")
