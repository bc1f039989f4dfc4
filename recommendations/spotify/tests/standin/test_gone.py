from __future__ import annotations

import pytest

from recommendations.spotify.tests.standin.contract import ERROR, problems
from recommendations.spotify.tests.standin.demo_app import DemoApp

ID = "4iV5W9uYEdYUVa79Axb7Rh"
DEAD = [
    "GET recommendations?seed_genres=pop",
    "GET recommendations/available-genre-seeds",
    f"GET audio-features?ids={ID}",
    f"GET audio-features/{ID}",
    f"GET audio-analysis/{ID}",
    f"GET tracks?ids={ID}",
    f"GET artists?ids={ID}",
    f"GET albums?ids={ID}",
    f"GET shows?ids={ID}",
    f"GET episodes?ids={ID}",
    f"GET audiobooks?ids={ID}",
    f"GET chapters?ids={ID}",
    f"GET artists/{ID}/top-tracks",
    f"GET artists/{ID}/related-artists",
    f"GET playlists/{ID}/tracks",
    f"POST playlists/{ID}/tracks",
    f"PUT playlists/{ID}/tracks",
    f"DELETE playlists/{ID}/tracks",
    f"PUT playlists/{ID}/followers",
    f"DELETE playlists/{ID}/followers",
    f"GET playlists/{ID}/followers/contains",
    "GET users/somebody",
    "GET users/somebody/playlists",
    "GET browse/new-releases",
    "GET browse/featured-playlists",
    "GET browse/categories/pop/playlists",
    "GET markets",
    f"PUT me/tracks?ids={ID}",
    f"DELETE me/tracks?ids={ID}",
    f"GET me/tracks/contains?ids={ID}",
]


@pytest.mark.parametrize("line", DEAD)
def test_a_removed_endpoint_answers_403(ada: DemoApp, line: str) -> None:
    method, _, path = line.partition(" ")
    reply = ada.call(method, path)
    assert reply.status_code == 403
    assert problems(reply.json(), ERROR) == []
    assert reply.json()["error"]["message"] == "Forbidden"


def test_creating_a_playlist_by_user_says_that_it_is_another_user(ada: DemoApp) -> None:
    own_id = ada.get("me").json()["id"]
    reply = ada.call("POST", f"users/{own_id}/playlists", json={"name": "x"})
    assert reply.status_code == 403
    assert reply.json()["error"]["message"] == "You cannot create a playlist for another user"
    assert ada.get("me/playlists").json()["total"] == 0
