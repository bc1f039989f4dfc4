"""The states alone, as the page's own modules have them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from music.tests.browser.conftest import Visit
from music.tests.browser.feed.feed import in_module

pytestmark = pytest.mark.browser

READ = ("looking", "no-face", "too-dark", "too-far", "several-faces", "steady")
REASON = {"paused": "snap", "failed": "denied"}
FROM_READING = {*READ, "asking", "loading", "paused", "idle", "failed"}
NEXT = {
    "idle": {"asking", "loading"},
    "asking": {"loading", "paused", "idle", "failed"},
    "loading": {"looking", "paused", "idle", "failed"},
    **dict.fromkeys(READ, FROM_READING),
    "paused": {"asking", "loading", "looking", "paused", "idle", "failed"},
    "failed": {"asking", "loading", "idle"},
}
# How to come to each state from the first.
WAYS = {
    "idle": [],
    "asking": ["asking"],
    "loading": ["loading"],
    "looking": ["loading", "looking"],
    **{state: ["loading", "looking", state] for state in READ[1:]},
    "paused": ["loading", "looking", "paused"],
    "failed": ["asking", "failed"],
}
GO = """
    const changes = [];
    const machine = module.createMachine((state, reason) => changes.push([state, reason]));
    try {
        for (const [state, reason] of given) machine.go(state, reason ?? undefined);
        return changes;
    } catch {
        return "refused";
    }
"""
FOLLOW = """
    const settling = module.createSettling();
    return given.map(([state, now]) => settling.follow(state, now));
"""


@pytest.fixture
def page(visit: Callable[..., Visit]) -> Page:
    return visit().open()


def go(page: Page, *steps: str | tuple[str, str | None]) -> Any:
    said = [
        [step, REASON.get(step)] if isinstance(step, str) else [step[0], step[1]] for step in steps
    ]
    return in_module(page, "states.js", GO, said)


def test_only_the_steps_that_are_written_down_are_taken(page: Page) -> None:
    taken = {
        state: {other for other in NEXT if go(page, *way, other) != "refused"}
        for state, way in WAYS.items()
    }
    # Going nowhere is no step.
    assert taken == {state: following | {state} for state, following in NEXT.items()}


def test_a_state_is_told_once_and_a_new_reason_is_news(page: Page) -> None:
    changes = go(page, "loading", "looking", "looking", ("paused", "snap"), ("paused", "kept"))
    assert changes == [
        ["loading", None],
        ["looking", None],
        ["paused", "snap"],
        ["paused", "kept"],
    ]


def test_a_state_without_its_reason_or_with_another_one_is_refused(page: Page) -> None:
    assert go(page, "asking", ("failed", None)) == "refused"
    assert go(page, "asking", ("failed", "snap")) == "refused"
    assert go(page, ("asking", "denied")) == "refused"


@pytest.mark.parametrize(
    ("reading", "chosen", "state"),
    [
        ({"state": "happy", "faces": [1]}, False, "steady"),
        ({"state": "not-sure", "faces": [1]}, False, "looking"),
        ({"state": "happy", "faces": [1, 2]}, False, "several-faces"),
        ({"state": "happy", "faces": [1, 2]}, True, "steady"),
        ({"state": "happy", "faces": []}, False, "steady"),
        ({"state": "no-face", "faces": [], "distance": "too-far"}, False, "too-far"),
        ({"state": "no-face", "faces": [], "light": "too-dark"}, False, "too-dark"),
        ({"state": "no-face", "faces": []}, True, "no-face"),
    ],
)
def test_what_a_reading_speaks_for(
    page: Page, reading: dict[str, Any], chosen: bool, state: str
) -> None:
    whole = {"light": "ok", "distance": "ok", **reading}
    body = "return module.stateOf(given[0], given[1]);"
    assert in_module(page, "states.js", body, [whole, chosen]) == state


def test_a_state_that_flickers_is_not_shown(page: Page) -> None:
    flicker = [["steady", 0], ["no-face", 0.1], ["steady", 0.2], ["several-faces", 0.3]]
    assert in_module(page, "settling.js", FOLLOW, flicker) == ["steady"] * 4


def test_a_lasting_change_is_shown_whatever_it_alternates_between(page: Page) -> None:
    change = [["no-face", 0], ["too-far", 0.1], ["too-dark", 0.4], ["too-far", 0.6], ["steady", 1]]
    shown = ["no-face", "no-face", "no-face", "too-far", "too-far"]
    assert in_module(page, "settling.js", FOLLOW, change) == shown


def test_a_label_is_steady_already_and_shown_at_once(page: Page) -> None:
    change = [["looking", 0], ["steady", 0.01], ["looking", 0.02]]
    assert in_module(page, "settling.js", FOLLOW, change) == ["looking", "steady", "looking"]
