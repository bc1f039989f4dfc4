"""When the steady label changes, and when it does not."""

from __future__ import annotations

import random

import pytest

from emotion.tests.steadiness.acting import (
    HAPPY,
    SAD,
    UNCLEAR,
    changes,
    sequence,
    shares,
    states,
    times,
)

RATES = [2, 5, 10, 30]
# A change as a doubtful network sees it.
MILDLY_HAPPY = shares(happy=0.6, sad=0.2)
MILDLY_SAD = shares(sad=0.6, happy=0.2)


def test_one_clear_picture_has_its_label_at_once() -> None:
    assert states([0.0], lambda now: HAPPY) == [(0.0, "happy")]


@pytest.mark.parametrize(
    "doubtful",
    [
        shares(happy=0.39, sad=0.2),
        shares(happy=0.45, sad=0.36),
        shares(happy=0.5, sad=0.5),
        tuple([1 / 7] * 7),
    ],
)
def test_one_picture_without_a_clear_lead_is_not_sure(doubtful: tuple[float, ...]) -> None:
    assert states([0.0], lambda now: doubtful) == [(0.0, "not-sure")]


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize(("old", "new"), [(HAPPY, SAD), (MILDLY_HAPPY, MILDLY_SAD)])
def test_a_real_change_is_followed_within_two_seconds(
    rate: float, old: tuple[float, ...], new: tuple[float, ...]
) -> None:
    (_, first), (when, second) = changes(times(rate, 8), lambda now: old if now < 4 else new)
    assert (first, second) == ("happy", "sad")
    assert 5 < when <= 6


@pytest.mark.parametrize("rate", [1, *RATES])
@pytest.mark.parametrize("odd_second", [0.0, 1.0, 4.0])
def test_a_single_odd_picture_changes_nothing(rate: float, odd_second: float) -> None:
    def script(now: float) -> tuple[float, ...]:
        return SAD if now == odd_second + 2 else HAPPY

    assert sequence(times(rate, 9), script) == ["happy"]


def test_an_odd_first_picture_is_outvoted_within_a_second() -> None:
    (_, first), (when, second) = changes(times(10, 4), lambda now: SAD if now == 0 else HAPPY)
    assert (first, second) == ("sad", "happy")
    assert when <= 1


@pytest.mark.parametrize("rate", [5, 10, 30])
@pytest.mark.parametrize("each", [0.2, 0.4, 1.0])
def test_an_expression_that_flickers_does_not_flip_the_label(rate: float, each: float) -> None:
    def script(now: float) -> tuple[float, ...]:
        return HAPPY if int(now / each + 1e-9) % 2 == 0 else SAD

    assert sequence(times(rate, 20), script) == ["happy"]


def test_noise_round_an_undecided_face_names_nothing_lastingly() -> None:
    chance = random.Random(5)  # noqa: S311  for a test, not for a secret

    def script(now: float) -> tuple[float, ...]:
        return shares(happy=0.25 + 0.1 * chance.random(), neutral=0.25 + 0.1 * chance.random())

    assert sequence(times(10, 20), script) == ["not-sure"]


def test_a_label_at_the_bar_is_not_switched_on_and_off() -> None:
    def script(now: float) -> tuple[float, ...]:
        return shares(happy=0.44 if int(now) % 2 == 0 else 0.34)

    assert sequence(times(10, 20), script) == ["happy"]


def test_a_face_that_grows_unclear_ends_as_not_sure() -> None:
    said = sequence(times(10, 12), lambda now: HAPPY if now < 4 else UNCLEAR)
    assert said == ["happy", "not-sure"]


def test_a_clear_change_has_no_not_sure_in_between() -> None:
    assert sequence(times(30, 8), lambda now: HAPPY if now < 4 else SAD) == ["happy", "sad"]


def test_pictures_that_come_in_bursts_change_the_label_when_even_ones_do() -> None:
    def script(now: float) -> tuple[float, ...]:
        return HAPPY if now < 4 else SAD

    even = times(30, 8)
    bursts = [now for index, now in enumerate(even) if index % 12 < 6]
    moments = [changes(when, script)[1][0] for when in (even, bursts, even[::6])]
    assert max(moments) - min(moments) <= 0.25
