from __future__ import annotations

from typing import Any

import pytest

from recommendations.spotify.tests.standin.contract import (
    FOREIGN_PLAYLIST,
    PLAYLIST,
    PLAYLIST_IN_LIST,
    paging,
    problems,
)
from recommendations.spotify.tests.standin.demo_app import DemoApp


def test_a_new_playlist_is_empty_and_told_in_full(ada: DemoApp) -> None:
    body = {"name": "Sad songs", "description": "From a face", "public": False}
    reply = ada.call("POST", "me/playlists", json=body)
    assert reply.status_code == 201
    assert problems(reply.json(), PLAYLIST) == []
    assert reply.json()["name"] == "Sad songs"
    assert reply.json()["description"] == "From a face"
    assert reply.json()["items"]["total"] == 0
    assert reply.json()["owner"]["id"] == ada.get("me").json()["id"]


def test_a_playlist_asked_to_be_private_is_reported_as_public(ada: DemoApp) -> None:
    body = {"name": "Mine", "public": False}
    assert ada.call("POST", "me/playlists", json=body).json()["public"] is True


def test_two_playlists_may_have_one_name(ada: DemoApp) -> None:
    assert ada.new_playlist("Twin") != ada.new_playlist("Twin")


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"name": ""},
        {"name": "  "},
        {"name": 3},
        {"name": None},
        {"name": "x", "description": 3},
        {"name": "x", "public": "false"},
        {"name": "x", "collaborative": True},
    ],
)
def test_a_wrong_playlist_is_refused_and_not_made(ada: DemoApp, body: Any) -> None:
    assert ada.call("POST", "me/playlists", json=body).status_code == 400
    assert ada.get("me/playlists").json()["total"] == 0


def test_a_body_that_is_no_json_is_refused(ada: DemoApp) -> None:
    assert ada.call("POST", "me/playlists", data=b"\xff{").status_code == 400


def test_listeners_see_their_own_playlists_the_newest_first(ada: DemoApp, ben: DemoApp) -> None:
    ben.new_playlist("Not hers")
    made = [ada.new_playlist(name) for name in "abc"]
    page = ada.get("me/playlists", limit=2).json()
    assert problems(page, paging(PLAYLIST_IN_LIST)) == []
    rest = ada.get("me/playlists", limit=2, offset=2).json()
    assert [one["id"] for one in page["items"] + rest["items"]] == made[::-1]
    assert page["total"] == 3


def test_the_list_counts_the_tracks(ada: DemoApp) -> None:
    ada.new_playlist(track_ids=ada.liked_ids(3))
    assert ada.get("me/playlists").json()["items"][0]["items"]["total"] == 3


def test_the_owner_sees_what_is_in_a_playlist_and_others_do_not(ada: DemoApp, ben: DemoApp) -> None:
    playlist_id = ada.new_playlist(track_ids=ada.liked_ids(2))
    own, foreign = (app.get(f"playlists/{playlist_id}").json() for app in (ada, ben))
    assert problems(own, PLAYLIST) == []
    assert own["items"]["total"] == 2
    assert problems(foreign, FOREIGN_PLAYLIST) == []
    assert "items" not in foreign


def test_a_playlist_can_be_renamed_by_its_owner(ada: DemoApp) -> None:
    playlist_id = ada.new_playlist()
    before = ada.get(f"playlists/{playlist_id}").json()
    assert ada.call("PUT", f"playlists/{playlist_id}", json={"name": "New"}).status_code == 200
    after = ada.get(f"playlists/{playlist_id}").json()
    assert after["name"] == "New"
    assert after["snapshot_id"] != before["snapshot_id"]


def test_a_description_is_changed_and_taken_away_without_the_name(ada: DemoApp) -> None:
    playlist_id = ada.new_playlist("Same")
    for words in ("From a sad face", ""):
        reply = ada.call("PUT", f"playlists/{playlist_id}", json={"description": words})
        assert (reply.status_code, reply.content) == (200, b"")
        shown = ada.get(f"playlists/{playlist_id}").json()
        assert (shown["name"], shown["description"]) == ("Same", words)


def test_a_playlist_is_not_renamed_by_others_nor_to_nothing(ada: DemoApp, ben: DemoApp) -> None:
    playlist_id = ada.new_playlist("Old")
    assert ben.call("PUT", f"playlists/{playlist_id}", json={"name": "New"}).status_code == 403
    assert ada.call("PUT", f"playlists/{playlist_id}", json={"name": " "}).status_code == 400
    assert ada.get(f"playlists/{playlist_id}").json()["name"] == "Old"


@pytest.mark.parametrize(("playlist_id", "status"), [("0" * 22, 404), ("short", 400)])
def test_a_playlist_that_is_not_there_is_refused(
    ada: DemoApp, playlist_id: str, status: int
) -> None:
    assert ada.get(f"playlists/{playlist_id}").status_code == status


def test_a_playlist_removed_from_the_library_leaves_the_list_but_not_the_world(
    ada: DemoApp,
) -> None:
    playlist_id = ada.new_playlist()
    uri = f"spotify:playlist:{playlist_id}"
    assert ada.call("DELETE", f"me/library?uris={uri}").status_code == 200
    assert ada.get("me/playlists").json()["total"] == 0
    assert ada.get(f"playlists/{playlist_id}").status_code == 200


def test_nobody_removes_a_playlist_from_anothers_library(ada: DemoApp, ben: DemoApp) -> None:
    playlist_id = ada.new_playlist()
    ben.call("DELETE", f"me/library?uris=spotify:playlist:{playlist_id}")
    assert ada.get("me/playlists").json()["total"] == 1


@pytest.mark.parametrize(
    "uris", ["", "spotify:album:x", "x", ",".join(["spotify:playlist:x"] * 41)]
)
def test_other_things_are_not_removed_from_the_library(ada: DemoApp, uris: str) -> None:
    assert ada.call("DELETE", f"me/library?uris={uris}").status_code == 400
