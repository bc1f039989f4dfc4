from __future__ import annotations

from collections.abc import Callable

import pytest

from recommendations.spotify.standin.beginning import FIRST_SONGS, give_first_playlists
from recommendations.spotify.standin.server import StandinServer
from recommendations.spotify.tests.standin.contract import PLAYLIST_IN_LIST, paging, problems
from recommendations.spotify.tests.standin.demo_app import DemoApp


def begin(server: StandinServer) -> None:
    give_first_playlists(server.standin.store, server.standin.songs.starter)


@pytest.mark.parametrize("name", ["Ada", "Ben", "Chi"])
def test_each_listener_has_one_playlist_of_their_own(
    standin: StandinServer, demo: DemoApp, name: str
) -> None:
    begin(standin)
    app = demo.signed_in(name)
    page = app.get("me/playlists").json()
    assert problems(page, paging(PLAYLIST_IN_LIST)) == []
    (playlist,) = page["items"]
    assert playlist["owner"]["display_name"] == name
    assert playlist["items"]["total"] == FIRST_SONGS + 1


def test_it_is_longer_than_a_page_and_holds_a_withdrawn_song(
    standin: StandinServer, ada: DemoApp
) -> None:
    begin(standin)
    path = f"playlists/{ada.get('me/playlists').json()['items'][0]['id']}/items"
    first, second = (ada.get(path, limit=50, offset=offset).json() for offset in (0, 50))
    items = first["items"] + second["items"]
    assert [item["item"] is None for item in items].count(True) == 1
    times = [item["added_at"] for item in items]
    assert times == sorted(times)


def test_it_does_not_come_back_or_double_on_a_restart(start: Callable[..., StandinServer]) -> None:
    begin(start())
    again = start()
    begin(again)
    ada = DemoApp(again.origin).signed_in("Ada")
    (playlist,) = ada.get("me/playlists").json()["items"]
    ada.call("DELETE", f"me/library?uris={playlist['uri']}")
    begin(again)
    assert ada.get("me/playlists").json()["items"] == []
