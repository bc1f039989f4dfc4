"""What each kind of reply must hold, written by hand.

Spotify's own description requires almost nothing: an empty object passes for a track.
A contract is a type, a pattern for a whole string, a dict of mandatory fields, a
one-element list for 'any number of these', or `Maybe` where null is allowed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

# Gone from every object, in February 2026 or before; null is not gone.
REMOVED = frozenset(
    {
        "available_markets",
        "popularity",
        "preview_url",
        "linked_from",
        "followers",
        "genres",
        "label",
        "album_group",
        "email",
        "country",
        "product",
        "explicit_content",
        "tracks",
    }
)


@dataclass(frozen=True)
class Maybe:
    contract: Any


ID = re.compile(r"[0-9A-Za-z]{22}")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S*")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
PRECISE_MOMENT = re.compile(MOMENT.pattern.replace("Z", r"\.\d{3}Z"))
CURSOR = re.compile(r"\d{13}")


def _object(kind: str, identifier: re.Pattern[str] = ID) -> dict[str, Any]:
    return {
        "id": identifier,
        "type": re.compile(kind),
        "uri": re.compile(rf"spotify:{kind}:{identifier.pattern}"),
        "href": ADDRESS,
        "external_urls": {"spotify": ADDRESS},
    }


IMAGE = {"url": ADDRESS, "height": Maybe(int), "width": Maybe(int)}
ARTIST = {**_object("artist"), "name": str}
ALBUM = {
    **_object("album"),
    "name": str,
    "artists": [ARTIST],
    "album_type": re.compile("album|single|compilation"),
    "total_tracks": int,
    "images": [IMAGE],
    "release_date": re.compile(r"\d{4}(-\d\d){0,2}"),
    "release_date_precision": re.compile("year|month|day"),
}
TRACK = {
    **_object("track"),
    "name": str,
    "artists": [ARTIST],
    "album": ALBUM,
    "duration_ms": int,
    "explicit": bool,
    "external_ids": {"isrc": re.compile("[A-Z]{2}[A-Z0-9]{3}[0-9]{7}")},
    "is_local": bool,
    "disc_number": int,
    "track_number": int,
}
USER_ID = re.compile(r"\w+")
USER = {
    **_object("user", USER_ID),
    "account_id": re.compile(r"[\w-]{10,}"),
    "display_name": Maybe(str),
    "images": [IMAGE],
}
SAVED_TRACK = {"added_at": MOMENT, "track": TRACK}
CONTEXT = {
    "type": re.compile("album|artist|playlist"),
    "uri": re.compile(r"spotify:\w+:[0-9A-Za-z]{22}"),
    "href": ADDRESS,
    "external_urls": {"spotify": ADDRESS},
}
PLAY = {"track": TRACK, "played_at": PRECISE_MOMENT, "context": Maybe(CONTEXT)}
PLAYS = {
    "href": ADDRESS,
    "items": [PLAY],
    "limit": int,
    "next": Maybe(ADDRESS),
    "cursors": Maybe({"after": CURSOR, "before": CURSOR}),
}
PLAYLIST_ITEM = {
    "added_at": MOMENT,
    "added_by": _object("user", USER_ID),
    "is_local": bool,
    "item": TRACK,
}


def paging(element: Any) -> dict[str, Any]:
    return {
        "href": ADDRESS,
        "items": [element],
        "limit": int,
        "next": Maybe(ADDRESS),
        "offset": int,
        "previous": Maybe(ADDRESS),
        "total": int,
    }


# Somebody else's playlist: all but what is in it.
FOREIGN_PLAYLIST = {
    **_object("playlist"),
    "name": str,
    "description": Maybe(str),
    "collaborative": bool,
    "public": bool,
    "owner": {**_object("user", USER_ID), "display_name": Maybe(str)},
    "images": [IMAGE],
    "snapshot_id": str,
}
PLAYLIST = {**FOREIGN_PLAYLIST, "items": paging(PLAYLIST_ITEM)}
PLAYLIST_IN_LIST = {**FOREIGN_PLAYLIST, "items": {"href": ADDRESS, "total": int}}
DEVICE = {
    "id": re.compile("[0-9a-f]{40}"),
    "is_active": bool,
    "is_private_session": bool,
    "is_restricted": bool,
    "name": str,
    "type": re.compile("[A-Z]\\w+"),
    "volume_percent": int,
    "supports_volume": bool,
}
DEVICES = {"devices": [DEVICE]}
PLAYBACK = {
    "device": DEVICE,
    "repeat_state": re.compile("off|track|context"),
    "shuffle_state": bool,
    "context": Maybe(CONTEXT),
    "timestamp": int,
    "progress_ms": Maybe(int),
    "is_playing": bool,
    "item": Maybe(TRACK),
    "currently_playing_type": re.compile("track|unknown"),
    "actions": {},
}
SNAPSHOT = {"snapshot_id": str}
ERROR = {"error": {"status": int, "message": re.compile(".+")}}
OAUTH_ERROR = {"error": re.compile("[a-z_]+"), "error_description": re.compile(".+")}
REFRESHED = {
    "access_token": re.compile(r"[\w-]{40,}"),
    "token_type": re.compile("Bearer"),
    "expires_in": int,
    "scope": str,
}
TOKEN = {**REFRESHED, "refresh_token": re.compile(r"[\w-]{40,}")}
OEMBED = {
    "version": re.compile(r"1\.0"),
    "type": re.compile("rich"),
    "title": str,
    "html": re.compile("<iframe .*"),
    "width": int,
    "height": int,
    "thumbnail_url": ADDRESS,
    "thumbnail_width": int,
    "thumbnail_height": int,
    "provider_name": str,
    "provider_url": ADDRESS,
}


def problems(reply: Any, contract: Any, where: str = "reply") -> list[str]:
    """Return what is missing, wrong or should have gone, each with its place."""
    if isinstance(contract, Maybe):
        return [] if reply is None else problems(reply, contract.contract, where)
    if isinstance(contract, dict):
        return _object_problems(reply, contract, where)
    if isinstance(contract, list):
        if not isinstance(reply, list):
            return [f"{where} is no list"]
        return [
            problem
            for index, element in enumerate(reply)
            for problem in problems(element, contract[0], f"{where}[{index}]")
        ]
    if isinstance(contract, re.Pattern):
        fits = isinstance(reply, str) and contract.fullmatch(reply) is not None
        return [] if fits else [f"{where} is {reply!r}"]
    return [] if type(reply) is contract else [f"{where} is no {contract.__name__}"]


def _object_problems(reply: Any, contract: dict[str, Any], where: str) -> list[str]:
    if not isinstance(reply, dict):
        return [f"{where} is no object"]
    found = [f"{where}.{name} is missing" for name in contract if name not in reply]
    found += [f"{where}.{name} was removed" for name in reply if name in REMOVED - contract.keys()]
    for name in contract.keys() & reply.keys():
        found += problems(reply[name], contract[name], f"{where}.{name}")
    return found
