from __future__ import annotations

import json

import pytest
import requests

from recommendations.spotify.tests.standin.contract import ERROR, OAUTH_ERROR, problems
from recommendations.spotify.tests.standin.demo_app import DemoApp
from recommendations.spotify.tests.standin.scripted import ScriptedStandin


@pytest.mark.parametrize(
    ("kind", "status", "message"),
    [
        ("insufficient_scope", 403, "Insufficient client scope"),
        ("forbidden", 403, "Forbidden"),
        ("not_found", 404, "Resource not found"),
        ("expired", 401, "The access token expired"),
        ("revoked", 401, "Invalid access token"),
        ("rate_limited", 429, "Too many requests"),
        ("error_before", 500, "Server error."),
    ],
)
def test_a_refusal_in_json_has_the_words_that_spotify_uses(
    ada: DemoApp, standin: ScriptedStandin, kind: str, status: int, message: str
) -> None:
    standin.order(kind, "search")
    reply = ada.get("search", q="a", type="track")
    assert reply.status_code == status
    assert problems(reply.json(), ERROR) == []
    assert reply.json() == {"error": {"status": status, "message": message}}


def test_a_rate_limit_may_come_without_a_wait(ada: DemoApp, standin: ScriptedStandin) -> None:
    standin.order("rate_limited", "me", retry_after=None)
    reply = ada.get("me")
    assert reply.status_code == 429
    assert "Retry-After" not in reply.headers


@pytest.mark.parametrize("status", [200, 403, 502])
def test_html_comes_with_any_status(ada: DemoApp, standin: ScriptedStandin, status: int) -> None:
    standin.order("html", "me", status=status)
    reply = ada.get("me")
    assert reply.status_code == status
    assert reply.headers["Content-Type"].startswith("text/html")
    assert reply.text.startswith("<!doctype html>")


def test_an_error_can_be_a_string(ada: DemoApp, standin: ScriptedStandin) -> None:
    standin.order("string_error", "me", status=400)
    reply = ada.get("me")
    assert (reply.status_code, reply.json()) == (400, {"error": "server_error"})


@pytest.mark.parametrize("after", [True, False])
def test_a_truncated_reply_has_a_good_status_and_is_no_json(
    ada: DemoApp, standin: ScriptedStandin, after: bool
) -> None:
    whole = ada.get("me").text
    standin.order("truncated", "me", after=after)
    reply = ada.get("me")
    assert reply.status_code == 200
    assert whole.startswith(reply.text)
    with pytest.raises(json.JSONDecodeError):
        json.loads(reply.text)


def test_a_truncated_reply_to_a_write_that_was_not_done_is_no_json(
    ada: DemoApp, standin: ScriptedStandin
) -> None:
    standin.order("truncated", "create_playlist")
    reply = ada.call("POST", "me/playlists", json={"name": "x"})
    with pytest.raises(json.JSONDecodeError):
        json.loads(reply.text)
    assert standin.playlists() == []


def test_a_closed_connection_gives_no_reply_at_all(ada: DemoApp, standin: ScriptedStandin) -> None:
    standin.order("disconnect", "me", times=1)
    with pytest.raises(requests.exceptions.ConnectionError):
        ada.get("me")
    assert ada.get("me").status_code == 200
    assert [call.status for call in standin.calls("me")] == [None, 200]


def test_a_grant_is_refused_to_refreshes_and_to_codes(
    ada: DemoApp, standin: ScriptedStandin
) -> None:
    code = ada.code()
    standin.order("invalid_grant", times=2)
    for reply in (ada.refresh(), ada.exchange(code)):
        assert (reply.status_code, reply.json()["error"]) == (400, "invalid_grant")
        assert problems(reply.json(), OAUTH_ERROR) == []
    assert ada.refresh().status_code == 200
