from __future__ import annotations

import pytest

from recommendations.spotify.standin.songs import read_starter_songs
from recommendations.spotify.tests.standin.contract import TRACK, paging, problems
from recommendations.spotify.tests.standin.demo_app import DemoApp

PRESENT = next(row for row in read_starter_songs() if not row.is_lacking)
WORDS = f'track:"{PRESENT.title}" artist:"{PRESENT.artist}"'


def test_a_song_is_found_by_title_and_artist_among_others(ada: DemoApp) -> None:
    page = ada.get("search", q=WORDS, type="track").json()["tracks"]
    assert problems(page, paging(TRACK)) == []
    found = {track["id"]: track for track in page["items"]}
    assert found[PRESENT.song.id]["name"] == PRESENT.title
    assert found[PRESENT.song.id]["artists"][0]["name"] == PRESENT.artist
    assert len(found) > 1


def test_five_come_unless_asked_and_ten_at_most(ada: DemoApp) -> None:
    asked = {"q": "love", "type": "track"}
    assert len(ada.get("search", **asked).json()["tracks"]["items"]) == 5
    assert len(ada.get("search", **asked, limit=10).json()["tracks"]["items"]) == 10
    reply = ada.get("search", **asked, limit=11)
    assert (reply.status_code, reply.json()["error"]["message"]) == (400, "Invalid limit")


def test_the_second_page_goes_on_where_the_first_ended(ada: DemoApp) -> None:
    asked = {"q": "love", "type": "track"}
    both = ada.get("search", **asked, limit=10).json()["tracks"]["items"]
    first = ada.get("search", **asked).json()["tracks"]
    second = ada.get(first["next"].partition("/v1/")[2].replace("query=", "q=")).json()["tracks"]
    assert first["items"] + second["items"] == both


@pytest.mark.parametrize(
    "wrong",
    [
        {"q": ""},
        {"type": ""},
        {"type": "song"},
        {"limit": 0},
        {"limit": "ten"},
        {"limit": "²"},
        {"offset": 1001},
        {"offset": 996},
    ],
)
def test_a_wrong_search_is_refused(ada: DemoApp, wrong: dict[str, str]) -> None:
    reply = ada.get("search", **{"q": "love", "type": "track", **wrong})
    assert reply.status_code == 400


def test_other_types_are_found_empty(ada: DemoApp) -> None:
    reply = ada.get("search", q="love", type="track,artist").json()
    assert reply["tracks"]["total"] > 0
    assert problems(reply["artists"], paging(dict)) == []
    assert reply["artists"]["items"] == []
