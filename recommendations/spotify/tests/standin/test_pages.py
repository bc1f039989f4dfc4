from __future__ import annotations

import re

import pytest

from recommendations.spotify.standin.songs import read_starter_songs
from recommendations.spotify.tests.standin.conftest import ELSEWHERE
from recommendations.spotify.tests.standin.demo_app import DemoApp, listener

STARTER = read_starter_songs()
PRESENT = next(row for row in STARTER if not row.is_lacking)


def tracks_on(page: str) -> list[str]:
    return re.findall(r'<li data-track-id="(\w{22})"', page)


@pytest.mark.parametrize(
    "path",
    ["", "user/{ada}", "track/{track}", "search/love", "nowhere", "playlist/{playlist}", "faults"],
)
def test_every_page_says_that_it_is_not_spotify_and_has_no_inline_style(
    ada: DemoApp, path: str
) -> None:
    address = path.format(
        ada=listener("Ada").id, track=PRESENT.song.id, playlist=ada.new_playlist()
    )
    reply = ada.page(address)
    assert "<strong>not Spotify</strong>" in reply.text
    assert "style=" not in reply.text
    assert "<style" not in reply.text
    assert "<script" not in reply.text
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]


def test_the_first_page_leads_to_the_three_listeners(ada: DemoApp) -> None:
    ada.new_playlist()
    page = ada.page("").text
    for name in ("Ada", "Ben", "Chi"):
        assert f'href="/user/{listener(name).id}"' in page
    assert "1 playlist<" in page


def test_a_listener_sees_their_playlists_and_not_the_others(ada: DemoApp, ben: DemoApp) -> None:
    hers, his = ada.new_playlist("Hers"), ben.new_playlist("His")
    page = ada.page(f"user/{listener('Ada').id}").text
    assert f'href="/playlist/{hers}"' in page
    assert his not in page


def test_a_playlist_shows_its_tracks_in_order(ada: DemoApp) -> None:
    tracks = [*ada.liked_ids(4)[::-1], ELSEWHERE.id, PRESENT.song.id]
    page = ada.page(f"playlist/{ada.new_playlist('Sad & <slow>', track_ids=tuple(tracks))}").text
    assert tracks_on(page) == tracks
    assert "Sad &amp; &lt;slow&gt;" in page
    assert "Elsewhere" in page
    assert "Somebody, Else" in page


def test_a_track_has_a_page(demo: DemoApp) -> None:
    page = demo.page(f"track/{ELSEWHERE.id}").text
    assert "Elsewhere" in page
    assert "1999" in page


def test_a_search_page_finds_title_and_artist(demo: DemoApp) -> None:
    page = demo.page(f"search/{PRESENT.title} {PRESENT.artist}").text
    assert PRESENT.song.id in tracks_on(page)


def test_a_search_page_says_when_nothing_is_found(demo: DemoApp) -> None:
    reply = demo.page("search/zzzz qqqq")
    assert reply.status_code == 200
    assert tracks_on(reply.text) == []
    assert "knows no track like this" in reply.text


@pytest.mark.parametrize("path", ["user/nobody", "playlist/none", "track/none"])
def test_what_is_not_there_is_said_to_be_not_there(demo: DemoApp, path: str) -> None:
    reply = demo.page(path)
    assert reply.status_code == 404
    assert "There is no such" in reply.text


def test_the_stylesheet_is_its_own(demo: DemoApp) -> None:
    reply = demo.page("standin.css")
    assert reply.headers["Content-Type"].startswith("text/css")
    assert "light-dark(" in reply.text
