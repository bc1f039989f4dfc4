from __future__ import annotations

from recommendations.spotify.tests.standin.contract import (
    PLAYLIST,
    PLAYLIST_IN_LIST,
    paging,
    problems,
)
from recommendations.spotify.tests.standin.demo_app import DemoApp
from recommendations.spotify.tests.standin.scripted import ScriptedStandin


def test_no_reply_tells_the_description_although_it_is_kept(
    ada: DemoApp, standin: ScriptedStandin
) -> None:
    standin.order("null_description")
    made = ada.call("POST", "me/playlists", json={"name": "x", "description": "a mark"}).json()
    shown = ada.get(f"playlists/{made['id']}").json()
    listed = ada.get("me/playlists").json()
    for reply in (made, shown):
        assert problems(reply, PLAYLIST) == []
        assert reply["description"] is None
    assert problems(listed, paging(PLAYLIST_IN_LIST)) == []
    assert [one["description"] for one in listed["items"]] == [None]
    assert standin.playlists()[0].description == "a mark"


def test_the_list_alone_can_lack_it(ada: DemoApp, standin: ScriptedStandin) -> None:
    standin.order("null_description", "list_playlists")
    made = ada.call("POST", "me/playlists", json={"name": "x", "description": "a mark"}).json()
    assert made["description"] == "a mark"
    assert ada.get("me/playlists").json()["items"][0]["description"] is None


def test_it_goes_together_with_a_failure(ada: DemoApp, standin: ScriptedStandin) -> None:
    standin.order("null_description")
    standin.order("error_after", "create_playlist", times=1)
    body = {"name": "x", "description": "a mark"}
    assert ada.call("POST", "me/playlists", json=body).status_code == 500
    assert ada.get("me/playlists").json()["items"][0]["description"] is None


def test_replies_without_json_stay_as_they_are(ada: DemoApp, standin: ScriptedStandin) -> None:
    playlist_id = ada.new_playlist()
    standin.order("null_description")
    reply = ada.call("PUT", f"playlists/{playlist_id}", json={"name": "New"})
    assert (reply.status_code, reply.content) == (200, b"")
