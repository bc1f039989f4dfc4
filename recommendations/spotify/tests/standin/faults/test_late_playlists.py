from __future__ import annotations

import time_machine

from recommendations.spotify.tests.standin.demo_app import DemoApp
from recommendations.spotify.tests.standin.scripted import ScriptedStandin


def listed(app: DemoApp) -> int:
    total: int = app.get("me/playlists").json()["total"]
    return total


def test_a_new_playlist_is_listed_after_so_many_looks(
    ada: DemoApp, standin: ScriptedStandin
) -> None:
    ada.new_playlist("Old")
    standin.order("late_playlist", times=2)
    # Nothing is late yet, so this look does not count.
    assert listed(ada) == 1
    playlist_id = ada.new_playlist("New")
    assert [listed(ada) for _ in range(3)] == [1, 1, 2]
    assert ada.get(f"playlists/{playlist_id}").status_code == 200


def test_a_new_playlist_is_listed_after_so_many_seconds(
    ada: DemoApp, standin: ScriptedStandin
) -> None:
    standin.order("late_playlist", seconds=90)
    with time_machine.travel("2026-11-21T12:00:00Z"):
        app = ada.signed_in("Ada")
        app.new_playlist()
    with time_machine.travel("2026-11-21T12:01:00Z"):
        assert listed(app) == 0
    with time_machine.travel("2026-11-21T12:01:31Z"):
        assert listed(app) == 1


def test_only_the_named_listener_has_to_wait(
    ada: DemoApp, ben: DemoApp, standin: ScriptedStandin
) -> None:
    standin.order("late_playlist", listener="Ada")
    ada.new_playlist()
    ben.new_playlist()
    assert (listed(ada), listed(ben)) == (0, 1)
    standin.repair()
    assert listed(ada) == 1


def test_a_late_playlist_is_in_the_account_all_the_time(
    ada: DemoApp, standin: ScriptedStandin
) -> None:
    standin.order("late_playlist")
    ada.new_playlist("Here")
    assert listed(ada) == 0
    assert [one.name for one in standin.playlists()] == ["Here"]
