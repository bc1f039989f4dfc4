from __future__ import annotations

import pytest

from emotion.labels import LABELS
from emotion.steadiness.mood import Moment, mood_of, mood_of_clip, standing_seconds
from emotion.tests.steadiness.acting import HAPPY, SAD, shares


def test_one_picture_has_the_mood_of_its_face() -> None:
    mood = mood_of([Moment(0.1, HAPPY)])
    assert (mood.state, mood.agreement) == ("happy", 1)
    assert mood.mean == pytest.approx(HAPPY)
    assert mood.confidence == pytest.approx(0.8)


def test_time_counts_and_not_the_number_of_pictures() -> None:
    long_and_happy = [Moment(3, HAPPY)]
    short_and_sad = [Moment(0.1, SAD)] * 10
    mood = mood_of(long_and_happy + short_and_sad)
    assert mood.state == "happy"
    assert mood.confidence == pytest.approx(0.75 * 0.8 + 0.25 * 0.2 / 6)


def test_confidence_is_the_largest_mean_share_and_agreement_a_share_of_the_time() -> None:
    mood = mood_of([Moment(3, shares(happy=0.6)), Moment(1, SAD)])
    assert mood.mean is not None
    assert mood.confidence == max(mood.mean) == mood.mean[LABELS.index("happy")]
    assert mood.agreement == 0.75
    assert mood.seen_seconds == 4


def test_a_clip_that_is_half_this_and_half_that_is_not_sure() -> None:
    mood = mood_of([Moment(2, HAPPY), Moment(2, SAD)])
    assert (mood.state, mood.agreement) == ("not-sure", 0)
    assert mood.confidence == pytest.approx((0.8 + 0.2 / 6) / 2)


def test_a_clip_without_a_face_has_no_mood() -> None:
    mood = mood_of_clip([], 5)
    assert mood.state == "no-face"
    assert (mood.mean, mood.confidence, mood.agreement) == (None, None, None)


@pytest.mark.parametrize(
    ("seen", "clip", "state"),
    [(0.7, 20, "no-face"), (1.0, 20, "happy"), (0.4, 1.2, "no-face"), (0.6, 1.2, "happy")],
)
def test_a_face_seen_too_shortly_gives_no_mood(seen: float, clip: float, state: str) -> None:
    assert mood_of_clip([Moment(seen, HAPPY)], clip).state == state


def test_a_picture_stands_until_the_next_one() -> None:
    assert standing_seconds([0, 0.5, 3], [True, True, True], 4) == [0.5, 2.5, 1]


def test_the_last_picture_stands_until_the_end() -> None:
    assert standing_seconds([0, 1], [False, True], 6) == [5]


def test_over_pictures_without_the_face_a_sighting_stands_on_for_a_while() -> None:
    when = [index / 10 for index in range(21)]
    seen = [index in (0, 5) for index in range(21)]
    assert standing_seconds(when, seen, 2.1) == pytest.approx([0.5, 0.7])


def test_a_still_picture_stands_for_no_time_and_has_a_mood() -> None:
    assert standing_seconds([0], [True], 0) == [0]
    mood = mood_of_clip([Moment(0, HAPPY)], 0)
    assert (mood.state, mood.agreement, mood.seen_seconds) == ("happy", 1, 0)
