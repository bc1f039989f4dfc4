from __future__ import annotations

import pytest

from recommendations.spotify.tests.standin.demo_app import DemoApp
from recommendations.spotify.tests.standin.scripted import ScriptedStandin


def statuses(app: DemoApp) -> dict[str, int]:
    """What some calls of every group come to."""
    playlist_id = app.new_playlist() if not app.tokens.get("playlist") else ""
    calls = {
        "me": "me",
        "search": "search?q=a&type=track",
        "list": "me/playlists",
        "items": f"playlists/{playlist_id}/items",
    }
    return {name: app.get(path).status_code for name, path in calls.items()}


@pytest.mark.parametrize(
    ("group", "failing"),
    [("me", {"me", "list"}), ("search", {"search"}), ("playlists", {"items"}), ("tracks", set())],
)
def test_a_group_is_what_shares_the_first_part_of_a_path(
    ada: DemoApp, standin: ScriptedStandin, group: str, failing: set[str]
) -> None:
    standin.order("quota_exceeded", group=group, skip=1 if group == "me" else 0)
    found = statuses(ada)
    assert {name for name, status in found.items() if status == 429} == failing


@pytest.mark.parametrize(
    ("path", "failing"),
    [
        ("/v1/me", {"me"}),
        ("/v1/me*", {"me", "list"}),
        ("/v1/playlists/*/items", {"items"}),
        ("/v1/tracks/*", set()),
    ],
)
def test_a_path_can_have_stars(
    ada: DemoApp, standin: ScriptedStandin, path: str, failing: set[str]
) -> None:
    standin.order("not_found", path=path, skip=1 if path == "/v1/me*" else 0)
    found = statuses(ada)
    assert {name for name, status in found.items() if status == 404} == failing


def test_a_listener_can_be_the_only_one_whose_calls_fail(
    ada: DemoApp, ben: DemoApp, standin: ScriptedStandin
) -> None:
    standin.order("not_allowlisted", listener="Ada")
    assert (ada.get("me").status_code, ben.get("me").status_code) == (403, 200)


def test_refreshes_and_codes_of_one_listener_can_fail(
    ada: DemoApp, ben: DemoApp, standin: ScriptedStandin
) -> None:
    codes = ada.code("Ada"), ben.code("Ben")
    standin.order("invalid_grant", listener="Ben")
    assert (ada.refresh().status_code, ben.refresh().status_code) == (200, 400)
    assert [ada.exchange(code).status_code for code in codes] == [200, 400]


def test_calls_can_be_let_through_first(ada: DemoApp, standin: ScriptedStandin) -> None:
    standin.order("error_before", "me", skip=2, times=1)
    assert [ada.get("me").status_code for _ in range(4)] == [200, 200, 500, 200]


def test_the_token_endpoint_fails_only_where_it_is_meant(
    ada: DemoApp, standin: ScriptedStandin
) -> None:
    standin.order("error_before", status=503)
    assert ada.refresh().status_code == 200
    standin.order("error_before", path="/api/token", status=502)
    assert ada.refresh().status_code == 502


def test_one_order_can_be_taken_back(ada: DemoApp, standin: ScriptedStandin) -> None:
    gone = standin.order("error_before", "me", status=500)
    standin.order("error_before", "me", status=503)
    ada.control("DELETE", f"_faults?id={gone.id}").raise_for_status()
    assert ada.get("me").status_code == 503
