from __future__ import annotations

import pytest

from recommendations.spotify.tests.standin.contract import PLAYS, problems
from recommendations.spotify.tests.standin.demo_app import DemoApp

PATH = "me/player/recently-played"


def test_a_page_has_twenty_unless_asked_and_fifty_at_most(ada: DemoApp) -> None:
    page = ada.get(PATH).json()
    assert problems(page, PLAYS) == []
    assert len(page["items"]) == page["limit"] == 20
    assert len(ada.get(PATH, limit=50).json()["items"]) == 50
    assert ada.get(PATH, limit=51).status_code == 400


def test_the_last_play_comes_first_and_some_songs_were_played_twice(ada: DemoApp) -> None:
    items = ada.get(PATH, limit=50).json()["items"]
    times = [item["played_at"] for item in items]
    assert times == sorted(times, reverse=True)
    assert 10 < len({item["track"]["id"] for item in items}) < 50


def test_following_next_reads_every_play_once(ada: DemoApp) -> None:
    pages = [ada.get(PATH, limit=20).json()]
    while pages[-1]["next"]:
        pages.append(ada.get(pages[-1]["next"].partition("/v1/")[2]).json())
    times = [item["played_at"] for page in pages for item in page["items"]]
    assert len(pages) == 3
    assert len(set(times)) == len(times) == 50


def test_what_came_after_a_moment_is_what_is_newer(ada: DemoApp) -> None:
    newest, second, third = ada.get(PATH, limit=3).json()["items"]
    cursor = ada.get(PATH, limit=3).json()["cursors"]["before"]
    assert ada.get(PATH, after=cursor).json()["items"] == [newest, second]
    assert ada.get(PATH, after=cursor, limit=1).json()["items"] == [second]
    assert third not in ada.get(PATH, after=cursor).json()["items"]


def test_after_the_newest_there_is_nothing_and_no_cursor(ada: DemoApp) -> None:
    cursor = ada.get(PATH).json()["cursors"]["after"]
    page = ada.get(PATH, after=cursor).json()
    assert problems(page, PLAYS) == []
    assert (page["items"], page["next"], page["cursors"]) == ([], None, None)


@pytest.mark.parametrize(
    "wrong", [{"before": 1, "after": 1}, {"before": "x"}, {"after": -1}, {"limit": 0}]
)
def test_a_wrong_page_is_refused(ada: DemoApp, wrong: dict[str, str]) -> None:
    assert ada.get(PATH, **wrong).status_code == 400


def test_each_listener_played_their_own(ada: DemoApp, ben: DemoApp) -> None:
    hers, his = (app.get(PATH, limit=50).json()["items"] for app in (ada, ben))
    ids = [{item["track"]["id"] for item in items} for items in (hers, his)]
    assert len(ids[0] & ids[1]) < len(ids[0]) / 2


def test_a_fault_can_be_ordered_for_it(ada: DemoApp) -> None:
    ada.fail("recently_played", "quota_exceeded", retry_after=60, times=1)
    assert ada.get(PATH).status_code == 429
    assert ada.get(PATH).status_code == 200
