from __future__ import annotations

import pytest

from emotion.steadiness.boxes import Box, overlap
from emotion.steadiness.tracks import Tracker
from emotion.tests.steadiness.acting import times


def box(x: float, y: float = 0, size: float = 100, neighbours: float = 20) -> Box:
    return Box(x, y, size, size, neighbours)


def ids(tracker: Tracker, now: float, *boxes: Box) -> list[int]:
    return [track.id for track in tracker.see(now, boxes)]


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (box(0), box(0), 1),
        (box(0), box(50), 1 / 3),
        (box(0), box(100), 0),
        (box(0), box(300, 300), 0),
        (box(0, size=100), box(25, 25, size=50), 0.25),
    ],
)
def test_overlap_is_intersection_over_union(one: Box, other: Box, share: float) -> None:
    assert overlap(one, other) == overlap(other, one) == pytest.approx(share)


def test_a_face_that_moves_keeps_its_track() -> None:
    tracker = Tracker()
    assert {ids(tracker, now, box(250 * now))[0] for now in times(5, 4)} == {1}


def test_faces_are_numbered_in_the_order_in_which_they_appear() -> None:
    tracker = Tracker()
    assert ids(tracker, 0, box(0), box(300)) == [1, 2]
    assert ids(tracker, 0.2, box(150), box(10), box(310)) == [3, 1, 2]


def test_two_faces_that_swap_their_order_keep_their_tracks() -> None:
    tracker = Tracker()
    ids(tracker, 0, box(0), box(60, 90))
    assert ids(tracker, 0.2, box(20, 95), box(40, 5)) == [2, 1]


def test_the_better_overlap_is_joined_first_whatever_the_order() -> None:
    tracker = Tracker()
    ids(tracker, 0, box(0))
    assert ids(tracker, 0.2, box(40), box(5)) == [2, 1]


def test_of_equal_overlaps_the_older_track_gets_the_earlier_box() -> None:
    tracker = Tracker()
    ids(tracker, 0, box(0), box(100))
    assert ids(tracker, 0.2, box(50)) == [1]
    assert ids(tracker, 0.4, box(0), box(100)) == [1, 2]


def test_one_box_is_never_given_to_two_tracks() -> None:
    tracker = Tracker()
    ids(tracker, 0, box(0), box(30, 60))
    assert ids(tracker, 0.2, box(10, 20)) == [1]
    assert ids(tracker, 0.4, box(10, 20), box(500)) == [1, 3]


def test_a_track_survives_a_gap_of_two_seconds_and_no_more() -> None:
    tracker = Tracker()
    ids(tracker, 0, box(0))
    for now in (0.5, 1.0, 1.5):
        ids(tracker, now)
    assert ids(tracker, 2.0, box(0)) == [1]
    for now in (2.5, 3.0, 3.5):
        ids(tracker, now)
    assert ids(tracker, 4.1, box(0)) == [2]


def test_a_jump_beyond_the_overlap_begins_another_track() -> None:
    tracker = Tracker()
    ids(tracker, 0, box(0))
    assert ids(tracker, 0.2, box(70)) == [2]


def test_pictures_far_apart_end_no_track_that_each_of_them_shows() -> None:
    tracker = Tracker()
    assert [ids(tracker, now, box(0)) for now in (0, 5, 10)] == [[1], [1], [1]]


def test_a_face_that_is_not_seen_any_more_fades() -> None:
    tracker = Tracker()
    (track,) = tracker.see(0, [box(0)])
    now_and_later = [track.prominence(now)[0] for now in (0, 1, 2, 3)]
    assert now_and_later == sorted(now_and_later, reverse=True)
    assert now_and_later[-1] == 0
