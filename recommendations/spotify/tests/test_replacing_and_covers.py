"""The calls that put something in the place of what a playlist has."""

from __future__ import annotations

import json

import pytest
import responses

from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import Unavailable
from recommendations.spotify.tests.conftest import API


def test_tracks_are_replaced_by_the_documented_body(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    spotify.add(responses.PUT, f"{API}/playlists/p/items", json={"snapshot_id": "s"})
    client.replace_tracks("p", ["a", "b"])
    body = json.loads(spotify.calls[0].request.body or "")
    assert body == {"uris": ["spotify:track:a", "spotify:track:b"]}


@pytest.mark.parametrize("status", [200, 202, 204])
def test_an_empty_answer_is_a_success(
    spotify: responses.RequestsMock, client: SpotifyClient, status: int
) -> None:
    spotify.add(responses.PUT, f"{API}/playlists/p/images", status=status)
    spotify.add(responses.PUT, f"{API}/playlists/p", status=status)
    spotify.add(responses.DELETE, f"{API}/me/library", status=status)
    client.put_cover("p", b"\xff\xd8\xff")
    client.change_playlist("p", "Name", "Words")
    client.remove_playlist("p")


@pytest.mark.parametrize(
    "body", ["<!doctype html>", " <p>", '{"error": "server_error"}', '{"error": {"status": 500}}',
             '{"half": ', "{" * 9]
)  # fmt: skip
def test_an_answer_that_belies_its_success_leaves_open_what_was_done(
    spotify: responses.RequestsMock, client: SpotifyClient, body: str
) -> None:
    spotify.add(responses.PUT, f"{API}/playlists/p", body=body)
    with pytest.raises(Unavailable) as caught:
        client.change_playlist("p", "Name", "Words")
    assert caught.value.ambiguous


@pytest.mark.parametrize("body", ["", "null", "[]", "{}", '{"snapshot_id": ""}', "words"])
def test_tracks_count_as_put_there_only_where_the_new_state_is_named(
    spotify: responses.RequestsMock, client: SpotifyClient, body: str
) -> None:
    for method, put in (
        (responses.POST, client.add_tracks),
        (responses.PUT, client.replace_tracks),
    ):
        spotify.add(method, f"{API}/playlists/p/items", status=201, body=body)
        with pytest.raises(Unavailable) as caught:
            put("p", ["a"])
        assert caught.value.ambiguous


def test_a_command_may_be_answered_by_words(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    spotify.add(responses.PUT, f"{API}/me/player/play", body="AAAAC7mJ")
    client.player.play_tracks("device", ["a"])


@pytest.mark.parametrize(
    ("images", "is_uploaded"),
    [
        ([], False),
        ([{"url": "u", "height": 640, "width": 640}, {"url": "v", "height": 60}], False),
        ([{"url": "u", "height": None, "width": None}], True),
        ([None, "words"], False),
    ],
)
def test_an_uploaded_picture_is_the_one_without_a_size(
    spotify: responses.RequestsMock, client: SpotifyClient, images: object, is_uploaded: bool
) -> None:
    spotify.add(responses.GET, f"{API}/playlists/p/images", json=images)
    assert client.has_uploaded_cover("p") is is_uploaded


def test_pictures_that_are_no_list_are_no_answer(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    spotify.add(responses.GET, f"{API}/playlists/p/images", json={"images": []})
    with pytest.raises(Unavailable):
        client.has_uploaded_cover("p")
