from __future__ import annotations

import threading

import pytest

from recommendations.spotify.standin.kinds import NOT_ALLOWLISTED, OWNER_NOT_PREMIUM
from recommendations.spotify.tests.standin.demo_app import DemoApp


@pytest.mark.parametrize(
    ("kind", "text"),
    [("not_allowlisted", NOT_ALLOWLISTED), ("owner_not_premium", OWNER_NOT_PREMIUM)],
)
def test_a_refused_app_gets_plain_text_everywhere_but_can_still_exchange(
    demo: DemoApp, kind: str, text: str
) -> None:
    demo.fail("*", kind)
    ada = demo.signed_in("Ada")
    for path in ("me", "search?q=a&type=track", "me/playlists"):
        reply = ada.get(path)
        assert (reply.status_code, reply.text) == (403, text)
        assert reply.headers["Content-Type"] == "text/plain"
    assert ada.refresh().status_code == 200


def test_the_sentence_about_premium_has_the_length_that_was_reported() -> None:
    assert len(OWNER_NOT_PREMIUM.encode()) == 159


def test_an_exceeded_quota_gives_its_reason_and_the_wait(ada: DemoApp) -> None:
    ada.fail("search", "quota_exceeded", retry_after=52_531)
    reply = ada.get("search", q="a", type="track")
    assert (reply.status_code, reply.headers["Retry-After"]) == (429, "52531")
    assert reply.json() == {
        "error": {"status": 429, "message": "Too many requests", "reason": "QUOTA_EXCEEDED"}
    }
    assert ada.get("me").status_code == 200


def test_a_rate_limit_gives_the_wait_and_no_reason(ada: DemoApp) -> None:
    ada.fail("me", "rate_limited", retry_after=2)
    reply = ada.get("me")
    assert (reply.status_code, reply.headers["Retry-After"]) == (429, "2")
    assert "reason" not in reply.json()["error"]


def test_an_error_before_the_write_leaves_nothing(ada: DemoApp) -> None:
    ada.fail("create_playlist", "error_before", status=503, times=1)
    assert ada.call("POST", "me/playlists", json={"name": "x"}).status_code == 503
    assert ada.get("me/playlists").json()["total"] == 0


def test_an_error_after_the_write_leaves_what_was_written(ada: DemoApp) -> None:
    ada.fail("create_playlist", "error_after", status=502, times=1)
    assert ada.call("POST", "me/playlists", json={"name": "x"}).status_code == 502
    assert ada.get("me/playlists").json()["total"] == 1


def test_an_error_after_adding_leaves_the_tracks(ada: DemoApp) -> None:
    playlist_id, tracks = ada.new_playlist(), ada.liked_ids(2)
    ada.fail("add_items", "error_after", times=1)
    assert ada.add(playlist_id, *tracks).status_code == 500
    assert ada.track_ids(playlist_id) == list(tracks)


def test_a_refusal_comes_before_an_error_after(ada: DemoApp) -> None:
    ada.fail("create_playlist", "error_after")
    assert ada.call("POST", "me/playlists", json={}).status_code == 400


@pytest.mark.parametrize(("after", "status", "made"), [(False, 504, 0), (True, 201, 1)])
def test_a_timeout_holds_the_reply_back_with_or_without_the_write(
    ada: DemoApp, after: bool, status: int, made: int
) -> None:
    ada.fail("create_playlist", "timeout", seconds=0.01, after=after, times=1)
    assert ada.call("POST", "me/playlists", json={"name": "x"}).status_code == status
    assert ada.get("me/playlists").json()["total"] == made


def test_a_held_call_is_in_the_log_without_a_status_and_others_go_on(
    ada: DemoApp, standin_is_closing: threading.Event
) -> None:
    ada.fail("me", "timeout", seconds=60, times=1)
    held = threading.Thread(target=ada.get, args=("me",))
    held.start()
    while not any(call["status"] is None for call in _log(ada) if call["endpoint"] == "me"):
        assert held.is_alive()
    assert ada.get("me").status_code == 200
    standin_is_closing.set()
    held.join()
    assert [call["status"] for call in _log(ada) if call["endpoint"] == "me"] == [504, 200]


def test_a_revoked_token_is_refused_by_calls_and_by_refresh(ada: DemoApp) -> None:
    ada.fail("me", "revoked")
    ada.fail("token", "revoked")
    assert ada.get("me").status_code == 401
    reply = ada.refresh()
    assert (reply.status_code, reply.json()["error"]) == (400, "invalid_grant")


def test_the_token_endpoint_can_fail_too(ada: DemoApp) -> None:
    ada.fail("token", "error_before", status=503, times=1)
    assert [ada.refresh().status_code for _ in range(2)] == [503, 200]


def test_a_fault_counts_down_and_the_next_one_follows(ada: DemoApp) -> None:
    ada.fail("me", "error_before", status=500, times=2)
    ada.fail("me", "error_before", status=503, times=1)
    assert [ada.get("me").status_code for _ in range(4)] == [500, 500, 503, 200]


def _log(app: DemoApp) -> list[dict[str, object]]:
    calls: list[dict[str, object]] = app.control("GET", "_log").json()["calls"]
    return calls
