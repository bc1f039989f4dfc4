"""What plays on a listener's devices; commands are for subscribers only."""

from __future__ import annotations

import time
from typing import Any

from django.http import HttpResponse, JsonResponse

from recommendations.spotify.standin.accounts import Account, Device, Playing
from recommendations.spotify.standin.endpoint import ApiCall, endpoint
from recommendations.spotify.standin.ids import is_spotify_id
from recommendations.spotify.standin.refusals import ApiRefusal
from recommendations.spotify.standin.state import State, account_of
from recommendations.spotify.standin.views.playlists import existing

_TRACK = "spotify:track:"
_PLAYLIST = "spotify:playlist:"


@endpoint("player", "user-read-playback-state")
def playback(call: ApiCall) -> HttpResponse:
    with call.standin.store.reading() as state:
        account = account_of(state, call.listener)
    device, playing = account.active_device, account.playing
    if device is None or playing is None:
        return HttpResponse(status=204)
    song = call.standin.songs.by_id(playing.track_ids[0]) if playing.track_ids else None
    return JsonResponse(call.standin.replies.playback(device, playing, song))


@endpoint("devices", "user-read-playback-state")
def devices(call: ApiCall) -> HttpResponse:
    with call.standin.store.reading() as state:
        account = account_of(state, call.listener)
    reply = [call.standin.replies.device(device) for device in account.devices]
    return JsonResponse({"devices": reply})


@endpoint("play", "user-modify-playback-state")
def play(call: ApiCall) -> HttpResponse:
    """Play tracks or a playlist, or go on, on the device that is named or the active one."""
    body = call.json_object() if call.request.body else {}
    device_id = call.request.GET.get("device_id", "")
    with call.standin.store.changing() as state:
        account = account_of(state, call.listener)
        if not account.premium:
            raise ApiRefusal(
                403, "Player command failed: Premium required", reason="PREMIUM_REQUIRED"
            )
        chosen = _device(account, device_id)
        account.playing = _to_play(state, body) or account.playing
        for device in account.devices:
            device.is_active = device is chosen
        state.accounts[call.listener.id] = account
    return HttpResponse(status=204)


def _device(account: Account, device_id: str) -> Device:
    if device_id:
        named = next((one for one in account.devices if one.id == device_id), None)
        if named is None:
            raise ApiRefusal(404, "Device not found")
        return named
    if account.active_device is None:
        raise ApiRefusal(
            404, "Player command failed: No active device found", reason="NO_ACTIVE_DEVICE"
        )
    return account.active_device


def _to_play(state: State, body: dict[str, Any]) -> Playing | None:
    """Return what is to be played, or None to go on with what was playing."""
    if "uris" in body and "context_uri" in body:
        raise ApiRefusal(400, "Only one of context_uri and uris can be given")
    if "context_uri" in body:
        playlist = existing(state, _id_in(body["context_uri"], _PLAYLIST))
        return Playing([entry.track_id for entry in playlist.entries], time.time(), playlist.id)
    uris = body.get("uris", [])
    if not isinstance(uris, list):
        raise ApiRefusal(400, "Invalid uris")
    track_ids = [_id_in(uri, _TRACK) for uri in uris]
    return Playing(track_ids, time.time()) if track_ids else None


def _id_in(uri: object, prefix: str) -> str:
    if isinstance(uri, str) and uri.startswith(prefix) and is_spotify_id(uri[len(prefix) :]):
        return uri[len(prefix) :]
    raise ApiRefusal(400, "Invalid uri")
