from __future__ import annotations

from typing import Any

import pytest

from recommendations.spotify.tests.standin.contract import (
    DEVICES,
    ERROR,
    PLAYBACK,
    problems,
)
from recommendations.spotify.tests.standin.demo_app import DemoApp
from recommendations.spotify.tests.standin.scripted import ScriptedStandin


def play(app: DemoApp, query: str = "", **body: Any) -> Any:
    return app.call("PUT", f"me/player/play{query}", json=body)


def uris(app: DemoApp, count: int = 1) -> list[str]:
    return [f"spotify:track:{track_id}" for track_id in app.liked_ids(count)]


def test_tracks_play_on_the_active_device(ada: DemoApp) -> None:
    reply = play(ada, uris=uris(ada, 3))
    assert (reply.status_code, reply.content) == (204, b"")
    playing = ada.get("me/player").json()
    assert problems(playing, PLAYBACK) == []
    assert playing["item"]["uri"] == uris(ada)[0]
    assert playing["device"]["is_active"] is True
    assert playing["context"] is None


def test_a_playlist_plays_from_its_first_track(ada: DemoApp) -> None:
    playlist_id = ada.new_playlist(track_ids=ada.liked_ids(3)[::-1])
    assert play(ada, context_uri=f"spotify:playlist:{playlist_id}").status_code == 204
    playing = ada.get("me/player").json()
    assert playing["item"]["id"] == ada.liked_ids(3)[-1]
    assert playing["context"]["uri"] == f"spotify:playlist:{playlist_id}"


def test_nothing_plays_before_anything_was_started(ada: DemoApp) -> None:
    reply = ada.get("me/player")
    assert (reply.status_code, reply.content) == (204, b"")


def test_a_device_that_is_named_becomes_the_active_one(ada: DemoApp) -> None:
    devices = ada.get("me/player/devices").json()
    assert problems(devices, DEVICES) == []
    idle = next(one for one in devices["devices"] if not one["is_active"])
    assert play(ada, f"?device_id={idle['id']}", uris=uris(ada)).status_code == 204
    active = [one for one in ada.get("me/player/devices").json()["devices"] if one["is_active"]]
    assert [one["id"] for one in active] == [idle["id"]]


def test_without_premium_no_command_is_obeyed(ben: DemoApp) -> None:
    reply = play(ben, uris=uris(ben))
    assert reply.status_code == 403
    assert problems(reply.json(), ERROR) == []
    assert reply.json()["error"]["reason"] == "PREMIUM_REQUIRED"
    assert ben.get("me/player").status_code == 204


def test_without_an_active_device_there_is_nowhere_to_play(demo: DemoApp) -> None:
    chi = demo.signed_in("Chi")
    reply = play(chi, uris=uris(chi))
    assert reply.status_code == 404
    assert reply.json()["error"]["reason"] == "NO_ACTIVE_DEVICE"
    device = chi.get("me/player/devices").json()["devices"][0]["id"]
    assert play(chi, f"?device_id={device}", uris=uris(chi)).status_code == 204


def test_an_unknown_device_is_not_found(ada: DemoApp) -> None:
    reply = play(ada, "?device_id=unknown", uris=uris(ada))
    assert (reply.status_code, reply.json()["error"]["message"]) == (404, "Device not found")


def test_going_on_needs_no_body(ada: DemoApp) -> None:
    play(ada, uris=uris(ada))
    before = ada.get("me/player").json()["item"]["id"]
    assert ada.call("PUT", "me/player/play").status_code == 204
    assert ada.get("me/player").json()["item"]["id"] == before


@pytest.mark.parametrize(
    "body",
    [
        {"uris": "spotify:track:4iV5W9uYEdYUVa79Axb7Rh"},
        {"uris": ["4iV5W9uYEdYUVa79Axb7Rh"]},
        {"uris": [3]},
        {"context_uri": 3},
        {"context_uri": "spotify:playlist:short"},
        {"context_uri": "spotify:playlist:4iV5W9uYEdYUVa79Axb7Rh", "uris": []},
    ],
)
def test_what_is_no_music_is_refused(ada: DemoApp, body: dict[str, Any]) -> None:
    assert play(ada, **body).status_code == 400
    assert ada.get("me/player").status_code == 204


def test_a_playlist_that_is_not_there_is_not_found(ada: DemoApp) -> None:
    assert play(ada, context_uri=f"spotify:playlist:{'0' * 22}").status_code == 404


def test_premium_and_devices_can_be_given_and_taken(
    ada: DemoApp, ben: DemoApp, standin: ScriptedStandin
) -> None:
    standin.account("Ben", premium=True)
    assert play(ben, uris=uris(ben)).status_code == 204
    standin.account("Ada", devices=[])
    assert ada.get("me/player/devices").json() == {"devices": []}
    assert play(ada, uris=uris(ada)).status_code == 404
