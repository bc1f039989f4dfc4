from __future__ import annotations

from typing import Any

import pytest
import requests

from recommendations.spotify.tests.standin.demo_app import DemoApp, listener

GOOD = {"endpoint": "me", "kind": "rate_limited"}


def test_orders_to_fail_are_listed_and_cleared(ada: DemoApp) -> None:
    reply = ada.control("POST", "_faults", {**GOOD, "retry_after": 3, "times": 2})
    assert reply.status_code == 201
    assert ada.control("GET", "_faults").json()["faults"] == [reply.json()]
    assert ada.control("DELETE", "_faults").status_code == 204
    assert ada.control("GET", "_faults").json()["faults"] == []
    assert ada.get("me").status_code == 200


@pytest.mark.parametrize(
    "order",
    [
        {},
        [],
        {"endpoint": "me"},
        {**GOOD, "endpoint": "nothing"},
        {**GOOD, "kind": "nothing"},
        {**GOOD, "times": 0},
        {**GOOD, "times": True},
        {**GOOD, "retry_after": -1},
        {**GOOD, "retry_after": "soon"},
        {**GOOD, "status": 404},
        {**GOOD, "status": 600},
        {"kind": "html", "status": 399},
        {"kind": "html", "status": 301},
        {**GOOD, "seconds": "1"},
        {**GOOD, "after": 1},
        {**GOOD, "unheard_of": 1},
        {**GOOD, "id": "chosen"},
        {**GOOD, "seen": 3},
        {**GOOD, "group": "albums"},
        {**GOOD, "path": 3},
        {**GOOD, "listener": "Nobody"},
        {**GOOD, "listener": ["Ada"]},
        {**GOOD, "skip": -1},
        {**GOOD, "chance": 0},
        {**GOOD, "chance": 1.1},
        {**GOOD, "chance": True},
        {**GOOD, "seed": "x"},
        {**GOOD, "seconds": -1},
        {**GOOD, "scopes": []},
        {"kind": "late_playlist", "endpoint": "search"},
        {"kind": "denied_scope", "endpoint": "token"},
    ],
)
def test_an_order_that_is_no_fault_is_refused_with_a_reason(demo: DemoApp, order: Any) -> None:
    reply = demo.control("POST", "_faults", order)
    assert reply.status_code == 400
    assert reply.json()["error"]["message"].endswith(".")
    assert demo.control("GET", "_faults").json()["faults"] == []


def test_an_order_that_a_foreign_page_could_send_is_refused(demo: DemoApp) -> None:
    address = f"{demo.origin}/_faults"
    for kind in ("text/plain", "application/x-www-form-urlencoded"):
        headers = {"Content-Type": kind}
        body = '{"endpoint": "me", "kind": "revoked"}'
        assert requests.post(address, body, headers=headers, timeout=20).status_code == 400


def test_the_log_tells_who_called_what_without_queries_and_controls(ada: DemoApp) -> None:
    ada.control("DELETE", "_log")
    ada.get("search", q="secret words", type="track")
    ada.fail("create_playlist", "error_before", times=1)
    ada.call("POST", "me/playlists", json={})
    ada.call("GET", "markets")
    common = {"listener": listener("Ada").id, "fault": ""}
    assert ada.control("GET", "_log").json()["calls"] == [
        {"method": "GET", "path": "/v1/search", "endpoint": "search", "status": 200, **common},
        {
            "method": "POST",
            "path": "/v1/me/playlists",
            "endpoint": "create_playlist",
            "status": 500,
            **common,
            "fault": "error_before",
        },
        {"method": "GET", "path": "/v1/markets", "endpoint": "", "status": 403, **common},
    ]


def test_the_log_holds_neither_code_nor_token(ada: DemoApp) -> None:
    code = ada.code()
    log = ada.control("GET", "_log").text
    assert "/api/token" in log
    for secret in (code, *map(str, ada.tokens.values())):
        assert secret not in log or secret in ("Bearer", "3600")


def test_the_rotation_is_shown_and_checked(demo: DemoApp) -> None:
    first = {"rotation": "pkce", "recommendations": False}
    assert demo.control("GET", "_settings").json() == first
    assert demo.control("POST", "_settings", {"rotation": "sometimes"}).status_code == 400
    assert demo.control("POST", "_settings", {"rotation": "never"}).status_code == 200
    assert demo.control("GET", "_settings").json() == {**first, "rotation": "never"}


@pytest.mark.parametrize("wrong", [{}, [], {"unheard": 1}, {"recommendations": "yes"}])
def test_settings_that_are_none_are_refused(demo: DemoApp, wrong: Any) -> None:
    reply = demo.control("POST", "_settings", wrong)
    assert reply.status_code == 400
    assert not demo.control("GET", "_settings").json()["recommendations"]
