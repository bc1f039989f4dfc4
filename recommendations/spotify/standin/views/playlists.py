"""Playlists as such: listing, creating, showing, renaming, removing from the library."""

from __future__ import annotations

import secrets
import time
from typing import Any

from django.http import HttpResponse, JsonResponse

from recommendations.spotify.standin.endpoint import ApiCall, endpoint
from recommendations.spotify.standin.faults import Fault
from recommendations.spotify.standin.ids import is_spotify_id, spotify_id
from recommendations.spotify.standin.refusals import ApiRefusal, forbidden, not_found
from recommendations.spotify.standin.state import Playlist, State

MODIFY = ("playlist-modify-private", "playlist-modify-public")
MOST_URIS = 40
_PREFIX = "spotify:playlist:"


@endpoint("list_playlists", "playlist-read-private")
def listing(call: ApiCall) -> HttpResponse:
    page = call.page(default=20, most=50)
    with call.standin.store.reading() as state:
        own = followed_by(state, call.listener.id)
    own = _without_late_ones(call, own)
    items = [call.standin.replies.playlist_in_list(one) for one in page.of(own)]
    return JsonResponse(call.standin.replies.paging("/v1/me/playlists", page, items, len(own)))


@endpoint("create_playlist", *MODIFY)
def create(call: ApiCall) -> HttpResponse:
    body = call.json_object()
    _check(body)
    if not str(body.get("name") or "").strip():
        raise ApiRefusal(400, "Missing required field: name")
    playlist = Playlist(
        id=spotify_id("playlist", secrets.token_hex()),
        owner=call.listener.id,
        name=body["name"],
        description=body.get("description") or "",
        collaborative=body.get("collaborative", False),
        created_at=time.time(),
    )
    with call.standin.store.changing() as state:
        state.playlists[playlist.id] = playlist
    return JsonResponse(call.standin.replies.playlist(playlist, call.listener), status=201)


@endpoint("get_playlist")
def show(call: ApiCall, playlist_id: str) -> HttpResponse:
    with call.standin.store.reading() as state:
        playlist = existing(state, playlist_id)
    return JsonResponse(call.standin.replies.playlist(playlist, call.listener))


@endpoint("change_playlist", *MODIFY)
def change(call: ApiCall, playlist_id: str) -> HttpResponse:
    body = call.json_object()
    _check(body)
    if "name" in body and not body["name"].strip():
        raise ApiRefusal(400, "Invalid name")
    with call.standin.store.changing() as state:
        playlist = owned(state, playlist_id, call)
        playlist.name = body.get("name", playlist.name)
        playlist.description = body.get("description", playlist.description) or ""
        playlist.collaborative = body.get("collaborative", playlist.collaborative)
        playlist.revision += 1
    return HttpResponse(status=200)


# Of the scopes for the library this is the one for playlists.
@endpoint("unfollow", "playlist-modify-public")
def unfollow(call: ApiCall) -> HttpResponse:
    """Take playlists out of the library: what deleting a playlist is at Spotify."""
    uris = [uri for uri in call.request.GET.get("uris", "").split(",") if uri]
    if not 1 <= len(uris) <= MOST_URIS or not all(uri.startswith(_PREFIX) for uri in uris):
        raise ApiRefusal(400, "Invalid uris")
    with call.standin.store.changing() as state:
        for uri in uris:
            playlist = existing(state, uri.removeprefix(_PREFIX))
            if playlist.owner == call.listener.id:
                playlist.followed = False
    return HttpResponse(status=200)


def followed_by(state: State, listener_id: str) -> list[Playlist]:
    """Return the playlists in a listener's library, newest first."""
    return [
        playlist
        for playlist in reversed(state.playlists.values())
        if playlist.owner == listener_id and playlist.followed
    ]


def _without_late_ones(call: ApiCall, playlists: list[Playlist]) -> list[Playlist]:
    """Leave out what a fault keeps from the list; one that keeps nothing stays unused."""

    def has_late_ones(fault: Fault) -> bool:
        return any(_is_late(one, fault) for one in playlists)

    fault = call.standin.next_fault(call.request.call, ("late_playlist",), has_late_ones)
    return [one for one in playlists if fault is None or not _is_late(one, fault)]


def _is_late(playlist: Playlist, fault: Fault) -> bool:
    if fault.seconds is None:
        return playlist.created_at >= fault.ordered_at
    return time.time() - playlist.created_at < fault.seconds


def existing(state: State, playlist_id: str) -> Playlist:
    if not is_spotify_id(playlist_id):
        raise ApiRefusal(400, "Invalid base62 id")
    playlist = state.playlists.get(playlist_id)
    if playlist is None:
        raise not_found()
    return playlist


def owned(state: State, playlist_id: str, call: ApiCall) -> Playlist:
    playlist = existing(state, playlist_id)
    if playlist.owner != call.listener.id:
        raise forbidden()
    return playlist


def _check(body: dict[str, Any]) -> None:
    """Raise ApiRefusal unless the fields that are there are of their types."""
    kinds = {"name": str, "description": str, "public": bool, "collaborative": bool}
    for name, kind in kinds.items():
        if name in body and not isinstance(body[name], kind):
            raise ApiRefusal(400, f"Invalid {name}")
    if body.get("collaborative") and body.get("public", True):
        raise ApiRefusal(400, "Collaborative playlists can only be private")
