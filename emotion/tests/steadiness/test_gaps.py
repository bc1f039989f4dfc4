"""What is said while a face is not found, and when it comes back."""

from __future__ import annotations

import pytest

from emotion.tests.steadiness.acting import HAPPY, SAD, changes, sequence, states, times


def test_without_any_face_there_is_none_to_speak_of() -> None:
    assert sequence(times(5, 3), lambda now: None) == ["no-face"]


@pytest.mark.parametrize("rate", [5, 10, 30])
def test_a_gap_first_holds_the_label_and_then_says_no_face(rate: float) -> None:
    script = changes(times(rate, 6), lambda now: HAPPY if now <= 2 else None)
    assert [state for _, state in script] == ["happy", "no-face"]
    assert 3 < script[1][0] <= 3 + 2 / rate


def test_a_short_gap_is_not_noticed() -> None:
    said = sequence(times(10, 6), lambda now: None if 2 <= now < 2.9 else HAPPY)
    assert said == ["happy"]


def test_somebody_who_comes_back_is_read_afresh() -> None:
    def script(now: float) -> tuple[float, ...] | None:
        return None if 2 <= now < 3.5 else HAPPY if now < 2 else SAD

    said = changes(times(10, 6), script)
    assert [state for _, state in said] == ["happy", "no-face", "sad"]
    assert said[-1][0] == 3.5


def test_a_face_found_only_twice_a_second_is_read_all_the_time() -> None:
    def script(now: float) -> tuple[float, ...] | None:
        if round(now * 10) % 5:
            return None
        return HAPPY if now < 4 else SAD

    said = changes(times(10, 10), script)
    assert [state for _, state in said] == ["happy", "sad"]
    assert said[1][0] <= 6


def test_pictures_further_apart_than_the_window_speak_for_themselves() -> None:
    said = states([0.0, 4.0, 8.0], lambda now: SAD if now == 4 else HAPPY)
    assert [state for _, state in said] == ["happy", "sad", "happy"]
