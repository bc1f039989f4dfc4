from __future__ import annotations

import pytest

from recommendations.spotify.tests.standin.contract import (
    SAVED_TRACK,
    TRACK,
    USER,
    paging,
    problems,
)
from recommendations.spotify.tests.standin.demo_app import DemoApp


def test_the_profile_names_the_listener_and_nothing_that_was_removed(ada: DemoApp) -> None:
    reply = ada.get("me").json()
    assert problems(reply, USER) == []
    assert reply["display_name"] == "Ada"
    assert reply["account_id"] != reply["id"]


def test_a_slash_at_the_end_does_not_matter(ada: DemoApp) -> None:
    assert ada.get("me/").json() == ada.get("me").json()


def test_each_listener_has_ids_of_their_own(ada: DemoApp, ben: DemoApp) -> None:
    for name in ("id", "account_id"):
        assert ada.get("me").json()[name] != ben.get("me").json()[name]


@pytest.mark.parametrize(("path", "element"), [("tracks", SAVED_TRACK), ("top/tracks", TRACK)])
def test_a_page_has_twenty_unless_asked_and_fifty_at_most(
    ada: DemoApp, path: str, element: dict[str, object]
) -> None:
    page = ada.get(f"me/{path}").json()
    assert problems(page, paging(element)) == []
    assert len(page["items"]) == page["limit"] == 20
    assert len(ada.get(f"me/{path}", limit=50).json()["items"]) == 50
    assert ada.get(f"me/{path}", limit=51).status_code == 400


@pytest.mark.parametrize("path", ["tracks", "top/tracks"])
def test_following_next_reads_the_whole_library_once(ada: DemoApp, path: str) -> None:
    pages = [ada.get(f"me/{path}", limit=50).json()]
    while pages[-1]["next"]:
        pages.append(ada.get(pages[-1]["next"].partition("/v1/")[2]).json())
    elements = [element for page in pages for element in page["items"]]
    ids = {element.get("track", element)["id"] for element in elements}
    assert len(ids) == len(elements) == pages[0]["total"] >= 120
    assert pages[0]["previous"] is None
    assert pages[1]["previous"] == pages[0]["href"]


def test_the_newest_liked_song_comes_first(ada: DemoApp) -> None:
    times = [one["added_at"] for one in ada.get("me/tracks", limit=50).json()["items"]]
    assert times == sorted(times, reverse=True)


def test_top_tracks_differ_by_time_range(ada: DemoApp) -> None:
    short, long = (
        [track["id"] for track in ada.get("me/top/tracks", time_range=name).json()["items"]]
        for name in ("short_term", "long_term")
    )
    assert short != long


@pytest.mark.parametrize(
    "wrong", [{"time_range": "ever"}, {"limit": 0}, {"limit": "x"}, {"offset": -1}]
)
def test_a_wrong_page_is_refused(ada: DemoApp, wrong: dict[str, str]) -> None:
    assert ada.get("me/top/tracks", **wrong).status_code == 400
