from __future__ import annotations

import json
from typing import Any

import pytest
import responses
from responses import matchers

from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import (
    ListenerNotPremium,
    NoDevice,
    NotFound,
    SpotifyError,
    Unavailable,
)
from recommendations.spotify.player import Device
from recommendations.spotify.tests.conftest import API

DEVICES = f"{API}/me/player/devices"
PLAY = f"{API}/me/player/play"


def device(name: str, **changes: Any) -> dict[str, Any]:
    values = {"id": f"id-of-{name}", "name": name, "type": "Speaker", "is_active": False}
    return values | {"is_restricted": False} | changes


def test_devices_come_with_the_active_one_first(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    rows = [device("one"), device("two"), device("three", is_active=True, type="Computer")]
    spotify.add(responses.GET, DEVICES, json={"devices": rows})
    first, *others = client.player.devices()
    assert first == Device("id-of-three", "three", "Computer", is_active=True)
    assert [other.name for other in others] == ["one", "two"]


def test_what_takes_no_commands_is_not_offered(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    rows = [device("shut", is_restricted=True), device("nameless", id=None), None, device("open")]
    spotify.add(responses.GET, DEVICES, json={"devices": rows})
    assert [one.name for one in client.player.devices()] == ["open"]


def test_a_device_may_lack_all_but_its_id(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    spotify.add(responses.GET, DEVICES, json={"devices": [{"id": "bare", "name": None}]})
    assert client.player.devices() == (Device("bare", "", "", is_active=False),)


def test_an_empty_list_is_no_device(spotify: responses.RequestsMock, client: SpotifyClient) -> None:
    spotify.add(responses.GET, DEVICES, json={"devices": []})
    assert client.player.devices() == ()


@pytest.mark.parametrize("answer", [{}, {"devices": None}, {"devices": {"id": "one"}}])
def test_an_answer_of_another_shape_says_nothing_of_devices(
    spotify: responses.RequestsMock, client: SpotifyClient, answer: dict[str, object]
) -> None:
    spotify.add(responses.GET, DEVICES, json=answer)
    with pytest.raises(Unavailable):
        client.player.devices()


@pytest.mark.parametrize("status", [204, 202, 200])
def test_an_empty_answer_to_a_command_is_success(
    spotify: responses.RequestsMock, client: SpotifyClient, status: int
) -> None:
    chosen = matchers.query_param_matcher({"device_id": "here & there"})
    spotify.add(responses.PUT, PLAY, status=status, match=[chosen])
    client.player.play_tracks("here & there", ["a", "b"])
    body = json.loads(spotify.calls[0].request.body or "")
    assert body == {"uris": ["spotify:track:a", "spotify:track:b"]}


def test_a_playlist_is_played_as_one(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    spotify.add(responses.PUT, PLAY, status=204)
    client.player.play_playlist("here", "p")
    body = json.loads(spotify.calls[0].request.body or "")
    assert body == {"context_uri": "spotify:playlist:p"}


@pytest.mark.parametrize(
    ("status", "reason", "kind"),
    [
        (403, "PREMIUM_REQUIRED", ListenerNotPremium),
        (404, "NO_ACTIVE_DEVICE", NoDevice),
        (404, "", NotFound),
        (502, "", Unavailable),
    ],
)
def test_a_command_is_sent_once_whatever_becomes_of_it(
    spotify: responses.RequestsMock,
    client: SpotifyClient,
    status: int,
    reason: str,
    kind: type[SpotifyError],
) -> None:
    error = {"status": status, "message": "Player command failed", "reason": reason}
    spotify.add(responses.PUT, PLAY, status=status, json={"error": error})
    with pytest.raises(kind):
        client.player.play_tracks("here", ["a"])
    assert len(spotify.calls) == 1
