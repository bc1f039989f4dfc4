"""The listener says which face is theirs."""

from __future__ import annotations

from typing import Any

import pytest

from emotion.labels import LABELS
from music.tests.browser.steadiness.conftest import Ask

pytestmark = pytest.mark.browser

LEFT = {"x": 20, "y": 60, "width": 100, "height": 100}
RIGHT = {"x": 400, "y": 60, "width": 100, "height": 100}

# Each step is [time, boxes] or ["hold", id]; returns who is in front in each picture.
FRONTS = """
  const { Scene } = await load("scene");
  const scene = new Scene(given.labels);
  const fronts = [];
  for (const [first, second] of given.steps) {
    if (first === "hold") scene.hold(second);
    else fronts.push(scene.see(first, second).front);
  }
  return fronts;
"""


def left(neighbours: float) -> dict[str, float]:
    return LEFT | {"neighbours": neighbours}


def right(neighbours: float) -> dict[str, float]:
    return RIGHT | {"neighbours": neighbours}


def tenths(first: float, last: float, *boxes: dict[str, float]) -> list[Any]:
    """A picture of these boxes every tenth of a second, the last time left out."""
    return [[index / 10, list(boxes)] for index in range(round(first * 10), round(last * 10))]


@pytest.fixture
def fronts(ask: Ask) -> Any:
    return lambda *steps: ask(FRONTS, {"labels": LABELS, "steps": [*steps]})


def test_the_face_that_was_chosen_is_in_front_from_the_next_picture_on(fronts: Any) -> None:
    both = (left(20), right(8))
    assert fronts(*tenths(0, 1, *both), ["hold", 2], *tenths(1, 2, *both)) == [1] * 10 + [2] * 10


def test_however_far_another_is_ahead_it_does_not_take_over(fronts: Any) -> None:
    both = (left(60), right(5))
    seen = fronts(*tenths(0, 0.1, *both), ["hold", 2], *tenths(0.1, 8, *both))
    assert set(seen[1:]) == {2}


def test_a_choice_given_back_leaves_the_rule_to_decide(fronts: Any) -> None:
    both = (left(60), right(5))
    seen = fronts(
        *tenths(0, 0.1, *both),
        ["hold", 2],
        *tenths(0.1, 4, *both),
        ["hold", None],
        *tenths(4, 8, *both),
    )
    # Outdone only after two seconds, as if the rule itself had chosen.
    assert set(seen[1:60]) == {2}
    assert set(seen[61:]) == {1}


def test_a_held_face_that_is_gone_gives_the_choice_back(fronts: Any) -> None:
    seen = fronts(
        *tenths(0, 1, left(20), right(15)),
        ["hold", 2],
        *tenths(1, 2, left(20), right(15)),
        *tenths(2, 3.5, left(20)),
        *tenths(3.5, 5, left(20), right(15)),
    )
    # Held while unseen for a second. Back before its track ended, it is no longer held.
    assert seen[10:30] == [2] * 20
    assert seen[30:] == [1] * 20


def test_a_choice_of_nobody_who_is_there_changes_nothing(fronts: Any) -> None:
    seen = fronts(
        *tenths(0, 0.5, left(20)),
        ["hold", 2],
        *tenths(0.5, 1, left(20)),
        # Whoever gets that number later was never chosen.
        *tenths(1, 2, left(20), right(15)),
    )
    assert seen == [1] * 20


def test_choosing_the_face_in_front_keeps_its_state(ask: Ask) -> None:
    states = ask(
        """
        const { Scene } = await load("scene");
        const scene = new Scene(given.labels);
        const happy = given.labels.map((label) => (label === "happy" ? 0.88 : 0.02));
        scene.read(scene.see(0, given.boxes).ids[0], happy);
        const before = scene.state;
        scene.hold(1);
        scene.see(0.1, given.boxes);
        const held = scene.state;
        scene.hold(2);
        scene.see(0.2, given.boxes);
        return [before, held, scene.state];
        """,
        {"labels": LABELS, "boxes": [left(20), right(15)]},
    )
    assert states == ["happy", "happy", "not-sure"]
