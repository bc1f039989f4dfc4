from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import time_machine

from recommendations.spotify.tests.standin.contract import ERROR, problems
from recommendations.spotify.tests.standin.demo_app import DemoApp

SOME_ID = "4iV5W9uYEdYUVa79Axb7Rh"
SCOPED: list[tuple[str, str, tuple[str, ...]]] = [
    ("GET", "me/top/tracks", ("user-top-read",)),
    ("GET", "me/tracks", ("user-library-read",)),
    ("GET", "me/player/recently-played", ("user-read-recently-played",)),
    ("GET", "me/playlists", ("playlist-read-private",)),
    ("GET", f"playlists/{SOME_ID}/items", ("playlist-read-private",)),
    *(
        (method, path, (scope,))
        for scope in ("playlist-modify-private", "playlist-modify-public")
        for method, path in (
            ("POST", "me/playlists"),
            ("PUT", f"playlists/{SOME_ID}"),
            ("POST", f"playlists/{SOME_ID}/items"),
            ("PUT", f"playlists/{SOME_ID}/items"),
            ("DELETE", f"playlists/{SOME_ID}/items"),
        )
    ),
    ("DELETE", f"me/library?uris=spotify:playlist:{SOME_ID}", ("playlist-modify-public",)),
    ("GET", "me/player", ("user-read-playback-state",)),
    ("GET", "me/player/devices", ("user-read-playback-state",)),
    ("PUT", "me/player/play", ("user-modify-playback-state",)),
    ("PUT", f"playlists/{SOME_ID}/images", ("ugc-image-upload", "playlist-modify-public")),
]
UNSCOPED = ["me", "search?q=a&type=track", f"tracks/{SOME_ID}", f"playlists/{SOME_ID}", "markets"]


def assert_refused(reply: Any, status: int, message: str) -> None:
    assert reply.status_code == status
    assert problems(reply.json(), ERROR) == []
    assert reply.json()["error"] == {"status": status, "message": message}


@pytest.mark.parametrize("path", [*UNSCOPED, *(path for _, path, _ in SCOPED)])
def test_every_call_needs_a_token(demo: DemoApp, path: str) -> None:
    method = next((method for method, known, _ in SCOPED if known == path), "GET")
    assert_refused(demo.call(method, path), 401, "No token provided")


@pytest.mark.parametrize(("method", "path", "scopes"), SCOPED)
def test_a_call_needs_its_scopes_and_no_others(
    demo: DemoApp, method: str, path: str, scopes: tuple[str, ...]
) -> None:
    without = demo.signed_in("Ada", "user-read-email")
    assert_refused(without.call(method, path, json={}), 403, "Insufficient client scope")
    reply = demo.signed_in("Ada", " ".join(scopes)).call(method, path, json={})
    assert "scope" not in reply.text
    assert reply.status_code in (200, 204, 400, 404)


@pytest.mark.parametrize("scope", ["ugc-image-upload", "playlist-modify-private"])
def test_a_cover_needs_both_of_its_scopes(demo: DemoApp, scope: str) -> None:
    reply = demo.signed_in("Ada", scope).call("PUT", f"playlists/{SOME_ID}/images")
    assert_refused(reply, 403, "Insufficient client scope")


def test_an_access_token_ends_after_an_hour(demo: DemoApp) -> None:
    with time_machine.travel("2026-11-21T12:00:00Z"):
        app = demo.signed_in("Ada")
        assert app.get("me").status_code == 200
    with time_machine.travel("2026-11-21T13:00:01Z"):
        assert_refused(app.get("me"), 401, "The access token expired")


def test_an_unknown_token_is_refused(demo: DemoApp) -> None:
    app = replace(demo, tokens={"access_token": "guessed"})
    assert_refused(app.get("me"), 401, "Invalid access token")


def test_a_token_in_the_query_is_no_token(ada: DemoApp, demo: DemoApp) -> None:
    reply = demo.get("me", access_token=ada.tokens["access_token"])
    assert_refused(reply, 401, "No token provided")
