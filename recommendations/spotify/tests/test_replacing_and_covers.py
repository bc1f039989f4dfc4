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
    spotify.add(responses.PUT, f"{API}/playlists/p/items", status=status)
    spotify.add(responses.DELETE, f"{API}/me/library", status=status)
    client.put_cover("p", b"\xff\xd8\xff")
    client.replace_tracks("p", ["a"])
    client.remove_playlist("p")


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
