from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from recommendations.spotify.tests.standin.demo_app import DemoApp
from recommendations.spotify.tests.standin.scripted import ScriptedStandin


def accounts(app: DemoApp) -> dict[str, Any]:
    rows = app.control("GET", "_listeners").json()["listeners"]
    return {row["listener"]: row for row in rows}


def test_the_three_listeners_begin_with_every_kind_of_account(demo: DemoApp) -> None:
    found = accounts(demo)
    assert [row["premium"] for row in found.values()] == [True, False, True]
    active = {name: any(one["is_active"] for one in row["devices"]) for name, row in found.items()}
    assert active == {"Ada": True, "Ben": True, "Chi": False}


def test_an_account_is_changed_in_part(demo: DemoApp) -> None:
    before = accounts(demo)
    change = {"listener": "Ben", "premium": True}
    assert demo.control("POST", "_listeners", change).json()["premium"] is True
    assert accounts(demo) == {**before, "Ben": {**before["Ben"], "premium": True}}


def test_a_restart_keeps_accounts(start: Callable[..., ScriptedStandin]) -> None:
    before = DemoApp(start().origin).signed_in("Chi")
    devices = [{"name": "Garden", "type": "Speaker", "is_active": True}]
    before.control("POST", "_listeners", {"listener": "Chi", "devices": devices})
    before.call("PUT", "me/player/play", json={"uris": [f"spotify:track:{before.liked_ids(1)[0]}"]})
    playing = before.get("me/player").json()
    after = replace(before, origin=start().origin)
    assert after.get("me/player").json()["item"]["id"] == playing["item"]["id"]
    assert after.get("me/player").json()["device"]["name"] == "Garden"


@pytest.mark.parametrize(
    "change",
    [
        [],
        {},
        {"listener": "Nobody", "premium": True},
        {"listener": "Ada", "premium": "yes"},
        {"listener": "Ada", "age": 3},
        {"listener": "Ada", "devices": "Kitchen"},
        {"listener": "Ada", "devices": [{"type": "Speaker"}]},
        {"listener": "Ada", "devices": [{"name": " "}]},
        {"listener": "Ada", "devices": [{"name": "x", "type": "Gramophone"}]},
        {"listener": "Ada", "devices": [{"name": "x", "is_active": 1}]},
        {"listener": "Ada", "devices": [{"name": "x"}, {"name": "x"}]},
        {
            "listener": "Ada",
            "devices": [{"name": "x", "is_active": True}, {"name": "y", "is_active": True}],
        },
    ],
)
def test_what_is_no_account_is_refused_with_a_reason(demo: DemoApp, change: Any) -> None:
    before = accounts(demo)
    reply = demo.control("POST", "_listeners", change)
    assert reply.status_code == 400
    assert reply.json()["error"]["message"].endswith(".")
    assert accounts(demo) == before
