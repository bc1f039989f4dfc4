"""Which of several people is read."""

from __future__ import annotations

from collections.abc import Callable

from emotion.steadiness.boxes import Box
from emotion.steadiness.scene import Scene
from emotion.tests.steadiness.acting import HAPPY, SAD, times

LEFT = Box(0, 50, 100, 100, 20)
RIGHT = Box(300, 50, 100, 100, 20)


def left(neighbours: float) -> Box:
    return Box(0, 50, 100, 100, neighbours)


def right(neighbours: float, size: float = 100) -> Box:
    return Box(300, 50, size, size, neighbours)


def fronts(seconds: float, boxes: Callable[[float], list[Box]]) -> list[int | None]:
    """The track in front after each change."""
    scene = Scene()
    said: list[int | None] = []
    for now in times(10, seconds):
        front = scene.see(now, boxes(now)).front
        if not said or said[-1] != front:
            said.append(front)
    return said


def test_the_most_neighbours_decide_at_first() -> None:
    assert Scene().see(0, [left(6), right(18)]).front == 2
    assert Scene().see(0, [left(18), right(6)]).front == 1


def test_of_equally_certain_faces_the_larger_is_in_front_then_the_first() -> None:
    assert Scene().see(0, [left(9), right(9, size=140)]).front == 2
    assert Scene().see(0, [left(9), right(9)]).front == 1


def test_without_faces_nobody_is_in_front() -> None:
    assert Scene().see(0, []).front is None


def test_two_people_who_are_ahead_in_turn_are_not_jumped_between() -> None:
    def boxes(now: float) -> list[Box]:
        ahead = int(now) % 2 == 0
        return [left(24 if ahead else 12), right(12 if ahead else 24)]

    assert fronts(20, boxes) == [1]


def test_a_newcomer_who_is_a_little_ahead_changes_nothing() -> None:
    assert fronts(12, lambda now: [left(20)] + ([right(35)] if now > 2 else [])) == [1]


def test_a_newcomer_who_is_far_ahead_for_long_takes_over() -> None:
    assert fronts(12, lambda now: [left(10)] + ([right(40)] if now > 2 else [])) == [1, 2]


def test_far_ahead_for_a_moment_changes_nothing() -> None:
    assert fronts(12, lambda now: [left(10), right(40 if 4 < now < 5 else 5)]) == [1]


def test_a_wall_taken_for_a_face_in_the_first_picture_gives_way_at_once() -> None:
    scene = Scene()
    assert scene.see(0.0, [left(6)]).front == 1
    assert scene.see(0.2, [right(18)]).front == 2


def test_a_wall_that_goes_on_looking_like_a_face_gives_way_within_a_second() -> None:
    scene = Scene()
    scene.see(0.0, [left(6)])
    for now in (0.2, 0.4, 0.6, 0.8):
        front = scene.see(now, [left(6), right(18)]).front
    assert front == 2


def test_whoever_leaves_is_followed_by_who_is_left() -> None:
    scene = Scene()
    for now in times(10, 3):
        scene.see(now, [left(20), right(15)])
    assert scene.see(3.5, [right(15)]).front == 1
    assert scene.see(4.0, [right(15)]).front == 2


def test_a_short_look_away_does_not_cost_the_place() -> None:
    assert fronts(8, lambda now: [RIGHT] if 3 < now < 3.8 else [LEFT, RIGHT]) == [1]


def test_the_state_is_that_of_the_person_in_front() -> None:
    scene = Scene()
    one, other = scene.see(0, [left(20), right(9)]).ids
    scene.read(one, HAPPY)
    scene.read(other, SAD)
    assert scene.state == "happy"


def test_a_person_in_front_who_was_not_read_is_not_sure() -> None:
    scene = Scene()
    scene.see(0, [left(20)])
    assert scene.state == "not-sure"


def test_a_reading_of_the_person_in_front_does_not_last_for_ever() -> None:
    scene = Scene()
    scene.read(scene.see(0, [LEFT]).ids[0], HAPPY)
    said = []
    for now in (0.5, 1.0, 1.5):
        scene.see(now, [LEFT])
        said.append(scene.state)
    assert said == ["happy", "happy", "not-sure"]
