from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from emotion.labels import Emotion
from recommendations.engine.memory import remembered
from recommendations.engine.request import Goal, Request
from recommendations.tests.engine.catalogues import catalogue_of
from recommendations.tests.engine.worlds import (
    World,
    feeling,
    ids_of,
    requests,
    rows_of,
    shown_in,
    world_of,
    worlds,
)

GOALS = pytest.mark.parametrize("goal", list(Goal))


@given(worlds(), requests())
def test_what_was_shown_repeats_only_as_returned(world: World, request: Request) -> None:
    catalogue = world.catalogue
    shown = np.isin(catalogue.track_ids, list(request.shown))
    heard_of = set(catalogue.song_numbers[shown].tolist())
    for pick in world.recommend(request).picks:
        assert pick.reasons.returned == (catalogue.song_numbers[pick.row] in heard_of)


@given(worlds(), requests())
def test_nothing_returns_while_others_are_left(world: World, request: Request) -> None:
    answer = world.recommend(request)
    returned = {pick.track_id for pick in answer.picks if pick.reasons.returned}
    longer = world.recommend(replace(request, limit=request.limit + 1))
    if len(answer.picks) == request.limit and not returned:
        assert sum(pick.reasons.returned for pick in longer.picks) <= 1
    if returned:
        again = {pick.track_id for pick in longer.picks if pick.reasons.returned}
        assert returned <= again


@GOALS
def test_a_second_press_repeats_nothing(goal: Goal) -> None:
    world = world_of(seed=4, size=2000, artists=700)
    first = world.recommend(feeling(Emotion.SAD, goal=goal))
    second = world.recommend(feeling(Emotion.SAD, goal=goal, shown=shown_in(first), seed=1))
    assert len(second.picks) == 40
    assert not set(ids_of(first)) & set(ids_of(second))
    assert (second.notes.recently_shown, second.notes.returned) == (40, 0)


@GOALS
def test_the_longest_unseen_return_first(goal: Goal) -> None:
    world = world_of(seed=5, size=30, artists=30).of_artists(np.arange(30, dtype=np.int32))
    ages = {track: 1 + track % 3 for track in range(1, 21)}
    answer = world.recommend(feeling(Emotion.SAD, goal=goal, shown=ages, limit=18))
    back = [pick.track_id for pick in answer.picks if pick.reasons.returned]
    assert len(back) == answer.notes.returned == 8
    # Of the twenty, seven were shown three sets ago and seven two.
    assert sorted(ages[track] for track in back) == [2, 3, 3, 3, 3, 3, 3, 3]
    assert answer.notes.shortage is None


def test_those_that_returned_come_after_the_others() -> None:
    world = world_of(seed=6, size=30, artists=30).of_artists(np.arange(30, dtype=np.int32))
    answer = world.recommend(feeling(Emotion.SAD, shown=dict.fromkeys(range(1, 21), 1)))
    returned = [pick.reasons.returned for pick in answer.picks]
    assert returned == [False] * 10 + [True] * 20
    assert answer.notes.shortage == "few-tracks"


def test_another_version_of_a_shown_song_is_held_back_too() -> None:
    catalogue = catalogue_of(songs=[7, 8, 7, 9])
    memory = remembered(catalogue, {1: 2})
    assert memory.holds(catalogue.song_numbers).tolist() == [True, False, True, False]


def test_the_last_version_shown_gives_a_song_its_age() -> None:
    catalogue = catalogue_of(songs=[7, 8, 7, 9], ids=[40, 10, 30, 20])
    memory = remembered(catalogue, {30: 1, 20: 5, 40: 3, 99: 1})
    assert memory.ages_of(np.array([7, 9], np.int32)).tolist() == [1, 5]


def test_rows_are_found_whatever_the_order_of_the_ids() -> None:
    world = world_of(seed=7, size=200, artists=200)
    shown = {int(track): 1 for track in world.catalogue.track_ids[:150]}
    answer = world.recommend(feeling(Emotion.ANGRY, shown=shown))
    assert min(rows_of(answer)) >= 150
