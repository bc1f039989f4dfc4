"""What is in a playlist; named ``tracks`` until February 2026."""

from __future__ import annotations

import time
from typing import Any

from django.http import HttpResponse, JsonResponse

from recommendations.spotify.standin.catalogue import Songs
from recommendations.spotify.standin.endpoint import ApiCall, endpoint
from recommendations.spotify.standin.ids import is_spotify_id
from recommendations.spotify.standin.refusals import ApiRefusal
from recommendations.spotify.standin.replies import snapshot_id
from recommendations.spotify.standin.state import Entry, Playlist
from recommendations.spotify.standin.views.playlists import MODIFY, owned

MOST_ITEMS = 100
_PREFIX = "spotify:track:"


@endpoint("list_items", "playlist-read-private")
def listing(call: ApiCall, playlist_id: str) -> HttpResponse:
    page = call.page(default=20, most=50)
    with call.standin.store.reading() as state:
        playlist = owned(state, playlist_id, call)
    return JsonResponse(call.standin.replies.playlist_items(playlist, page))


@endpoint("add_items", *MODIFY)
def add(call: ApiCall, playlist_id: str) -> HttpResponse:
    body = call.json_object()
    track_ids = _track_ids(body.get("uris"), call.standin.songs)
    position = body.get("position")
    with call.standin.store.changing() as state:
        playlist = owned(state, playlist_id, call)
        if position is None:
            position = len(playlist.entries)
        _require_within(position, 0, len(playlist.entries), "position")
        playlist.entries[position:position] = _entries(track_ids)
        return _changed(playlist, 201)


@endpoint("replace_items", *MODIFY)
def replace(call: ApiCall, playlist_id: str) -> HttpResponse:
    """Put other tracks in the place of all, or move a range of them."""
    body = call.json_object()
    new = _entries(_track_ids(body["uris"], call.standin.songs)) if "uris" in body else None
    with call.standin.store.changing() as state:
        playlist = owned(state, playlist_id, call)
        playlist.entries = _moved(playlist.entries, body) if new is None else new
        return _changed(playlist, 200)


@endpoint("remove_items", *MODIFY)
def remove(call: ApiCall, playlist_id: str) -> HttpResponse:
    items = call.json_object().get("items")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise ApiRefusal(400, "Missing required field: items")
    track_ids = set(_track_ids([item.get("uri") for item in items], call.standin.songs))
    with call.standin.store.changing() as state:
        playlist = owned(state, playlist_id, call)
        playlist.entries = [one for one in playlist.entries if one.track_id not in track_ids]
        return _changed(playlist, 200)


def _track_ids(uris: object, songs: Songs) -> list[str]:
    """Return the ids in `uris`. Raises ApiRefusal for anything but a list of known tracks."""
    if not isinstance(uris, list):
        raise ApiRefusal(400, "Missing required field: uris")
    if len(uris) > MOST_ITEMS:
        raise ApiRefusal(400, f"You can add a maximum of {MOST_ITEMS} tracks per request.")
    track_ids = []
    for uri in uris:
        track_id = uri.removeprefix(_PREFIX) if isinstance(uri, str) else ""
        if not is_spotify_id(track_id) or uri == track_id:
            raise ApiRefusal(400, "Invalid track uri")
        if songs.by_id(track_id) is None:
            raise ApiRefusal(400, "Payload contains a non-existing ID")
        track_ids.append(track_id)
    return track_ids


def _entries(track_ids: list[str]) -> list[Entry]:
    now = time.time()
    return [Entry(track_id, now) for track_id in track_ids]


def _moved(entries: list[Entry], body: dict[str, Any]) -> list[Entry]:
    start, before = body.get("range_start"), body.get("insert_before")
    length = body.get("range_length", 1)
    start = _require_within(start, 0, len(entries), "range_start")
    before = _require_within(before, 0, len(entries), "insert_before")
    length = _require_within(length, 1, len(entries) - start, "range_length")
    block = entries[start : start + length]
    rest = entries[:start] + entries[start + length :]
    # `before` counts in the old order, where the moved block still lies.
    goal = before if before <= start else max(start, before - length)
    return rest[:goal] + block + rest[goal:]


def _require_within(value: object, least: int, most: int, name: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ApiRefusal(400, f"Invalid {name}")
    return value


def _changed(playlist: Playlist, status: int) -> HttpResponse:
    playlist.revision += 1
    return JsonResponse({"snapshot_id": snapshot_id(playlist)}, status=status)
