from __future__ import annotations

import pytest
import requests

from recommendations.spotify.tests.standin.demo_app import DemoApp
from recommendations.spotify.tests.standin.scripted import ScriptedStandin

FAILURES = (
    "not_allowlisted",
    "insufficient_scope",
    "expired",
    "rate_limited",
    "quota_exceeded",
    "error_before",
    "disconnect",
    "truncated",
    "html",
    "string_error",
)


def create(app: DemoApp) -> None:
    try:
        reply = app.call("POST", "me/playlists", json={"name": "x"})
    except requests.exceptions.ConnectionError:
        return
    assert not _is_good(reply)


def _is_good(reply: requests.Response) -> bool:
    try:
        return reply.ok and "id" in reply.json()
    except requests.exceptions.JSONDecodeError:
        return False


@pytest.mark.parametrize("kind", FAILURES)
@pytest.mark.parametrize("after", [True, False])
def test_any_failure_can_come_before_or_after_the_write(
    ada: DemoApp, standin: ScriptedStandin, kind: str, after: bool
) -> None:
    standin.order(kind, "create_playlist", after=after, times=1)
    create(ada)
    assert len(standin.playlists()) == after


@pytest.mark.parametrize("after", [True, False])
def test_a_held_write_is_done_or_not(ada: DemoApp, standin: ScriptedStandin, after: bool) -> None:
    standin.order("timeout", "create_playlist", after=after, seconds=0.01)
    ada.call("POST", "me/playlists", json={"name": "x"})
    assert len(standin.playlists()) == after


@pytest.mark.parametrize(
    ("method", "path", "body", "endpoint"),
    [
        ("POST", "playlists/{id}/items", {"uris": ["{uri}"]}, "add_items"),
        ("PUT", "playlists/{id}/items", {"uris": ["{uri}"]}, "replace_items"),
        ("PUT", "playlists/{id}", {"name": "New"}, "change_playlist"),
        ("DELETE", "me/library?uris=spotify:playlist:{id}", None, "unfollow"),
    ],
)
def test_every_write_can_fail_after_it_was_done(
    ada: DemoApp,
    standin: ScriptedStandin,
    method: str,
    path: str,
    body: dict[str, object] | None,
    endpoint: str,
) -> None:
    playlist_id = ada.new_playlist()
    before = standin.playlists()[0]
    if body and "uris" in body:
        body = {"uris": [f"spotify:track:{ada.liked_ids(1)[0]}"]}
    standin.order("error_after", endpoint, status=503)
    reply = ada.call(method, path.format(id=playlist_id), json=body)
    assert reply.status_code == 503
    assert standin.playlists() != [before]
