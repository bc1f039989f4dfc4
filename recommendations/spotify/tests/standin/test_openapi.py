from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from recommendations.spotify.tests.standin.contract import TRACK, problems
from recommendations.spotify.tests.standin.demo_app import DemoApp
from recommendations.spotify.tests.standin.openapi import Description

pytestmark = pytest.mark.data
SOME_ID = "0000000000000000000000"


@pytest.fixture(scope="session")
def description(shared_data: Path) -> Description:
    return Description.read(shared_data.parent / "spec" / "spotify-openapi.yaml")


@pytest.mark.parametrize(
    ("path", "call"),
    [
        ("/me", "me"),
        ("/me/top/tracks", "me/top/tracks"),
        ("/me/tracks", "me/tracks?limit=50"),
        # Not the last page: Spotify describes `next` as never null here and sends null.
        ("/me/player/recently-played", "me/player/recently-played?limit=20"),
        ("/me/playlists", "me/playlists"),
        ("/search", "search?q=love&type=track,album,artist,playlist&limit=10"),
        ("/search", "search?q=genre:%22soul%22%20year:2000-2100&type=track&limit=10"),
        ("/recommendations", "recommendations?seed_tracks={track}&target_valence=0.7"),
        ("/tracks/{id}", "tracks/{track}"),
        ("/playlists/{playlist_id}", "playlists/{playlist}"),
        ("/playlists/{playlist_id}/items", "playlists/{playlist}/items"),
        ("/playlists/{playlist_id}/images", "playlists/{playlist}/images"),
    ],
)
def test_what_is_read_is_as_spotify_describes_it(
    ada: DemoApp, description: Description, path: str, call: str
) -> None:
    ada.control("POST", "_settings", {"recommendations": True})
    tracks = ada.liked_ids(3)
    playlist_id = ada.new_playlist(track_ids=tracks)
    reply = ada.get(call.format(track=tracks[0], playlist=playlist_id))
    assert reply.status_code == 200
    assert description.errors("get", path, 200, reply.json()) == []


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("post", "/me/playlists", {"name": "A mood"}, 201),
        ("post", "/playlists/{playlist_id}/items", {"uris": ["{uri}"]}, 201),
        ("put", "/playlists/{playlist_id}/items", {"uris": ["{uri}"]}, 200),
        ("delete", "/playlists/{playlist_id}/items", {"items": [{"uri": "{uri}"}]}, 200),
    ],
)
def test_what_is_answered_to_a_write_is_as_spotify_describes_it(
    ada: DemoApp, description: Description, method: str, path: str, body: Any, status: int
) -> None:
    tracks = ada.liked_ids(1)
    playlist_id = ada.new_playlist(track_ids=tracks)
    uri = f"spotify:track:{tracks[0]}"
    filled = json.loads(json.dumps(body).replace("{uri}", uri))
    reply = ada.call(method.upper(), path.format(playlist_id=playlist_id)[1:], json=filled)
    assert reply.status_code == status
    assert description.errors(method, path, status, reply.json()) == []


def test_the_player_is_as_spotify_describes_it(ada: DemoApp, description: Description) -> None:
    playlist_id = ada.new_playlist(track_ids=ada.liked_ids(1))
    body = {"context_uri": f"spotify:playlist:{playlist_id}"}
    assert ada.call("PUT", "me/player/play", json=body).status_code == 204
    for path in ("/me/player", "/me/player/devices"):
        reply = ada.get(path[1:])
        assert description.errors("get", path, 200, reply.json()) == []


def test_writes_without_a_reply_end_as_spotify_describes_them(
    ada: DemoApp, description: Description
) -> None:
    playlist_id = ada.new_playlist()
    jpeg = {"data": "/9j/4AAQ", "headers": {"Content-Type": "image/jpeg"}}
    calls: list[tuple[str, str, str, dict[str, Any]]] = [
        ("put", "/playlists/{playlist_id}", "", {"json": {"name": "New"}}),
        ("put", "/playlists/{playlist_id}/images", "", jpeg),
        ("put", "/me/player/play", "", {}),
        ("delete", "/me/library", f"?uris=spotify:playlist:{playlist_id}", {}),
    ]
    for method, path, query, body in calls:
        address = path.format(playlist_id=playlist_id)[1:] + query
        reply = ada.call(method.upper(), address, **body)
        declared = description.document["paths"][path][method]["responses"]
        assert str(reply.status_code) in declared
        assert reply.status_code < 300
        assert "content" not in declared[str(reply.status_code)]
        assert reply.content == b""


def test_anothers_playlist_is_as_spotify_describes_it(
    ada: DemoApp, ben: DemoApp, description: Description
) -> None:
    reply = ben.get(f"playlists/{ada.new_playlist()}")
    assert description.errors("get", "/playlists/{playlist_id}", 200, reply.json()) == []


def test_refusals_are_as_spotify_describes_them(
    demo: DemoApp, ada: DemoApp, description: Description
) -> None:
    replies = [demo.get("me"), demo.signed_in("Ada", "").get("me/tracks")]
    ada.fail("me", "rate_limited", times=1)
    replies.append(ada.get("me"))
    for reply, status, path in zip(
        replies, (401, 403, 429), ("/me", "/me/tracks", "/me"), strict=True
    ):
        assert reply.status_code == status
        assert description.errors("get", path, status, reply.json()) == []


@pytest.mark.parametrize("field", ["popularity", "available_markets", "preview_url", "invented"])
def test_a_deprecated_or_undeclared_field_is_noticed(
    ada: DemoApp, description: Description, field: str
) -> None:
    track = ada.get(f"tracks/{ada.liked_ids(1)[0]}").json()
    values = {"popularity": 1, "available_markets": [], "preview_url": None, "invented": 1}
    errors = description.errors("get", "/tracks/{id}", 200, {**track, field: values[field]})
    assert any(field in error for error in errors)


def test_a_deprecated_field_deep_inside_is_noticed(ada: DemoApp, description: Description) -> None:
    page = ada.get("me/tracks").json()
    page["items"][0]["track"]["album"]["available_markets"] = []
    assert description.errors("get", "/me/tracks", 200, page)


def test_an_empty_track_passes_spotifys_description_and_not_our_contract(
    description: Description,
) -> None:
    assert description.errors("get", "/tracks/{id}", 200, {}) == []
    assert problems({}, TRACK) != []
