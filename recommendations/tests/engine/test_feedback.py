"""Feedback may only reorder, and says nothing until there is enough of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given

from emotion.labels import Emotion
from recommendations.engine.feedback import ENOUGH, opinion_of
from recommendations.engine.pool import best_within_caps, pool_size
from recommendations.engine.request import Feedback, Goal, Request
from recommendations.tests.engine.worlds import (
    World,
    feedback,
    feeling,
    genres_at,
    ids_of,
    requests,
    rows_of,
    world_of,
    worlds,
)

GOALS = pytest.mark.parametrize("goal", list(Goal))


def answers(said: Feedback) -> int:
    return len(said.liked) + len(said.disliked) + len(said.less_of)


@given(worlds(), requests(), feedback(most=1))
def test_few_answers_change_nothing(world: World, request: Request, said: Feedback) -> None:
    assert answers(said) < ENOUGH
    neutral = replace(request, feedback=Feedback())
    assert ids_of(world.recommend(replace(request, feedback=said))) == ids_of(
        world.recommend(neutral)
    )


@given(worlds(), requests(), feedback())
@example(
    # The cap lets one of the songs that were all shown return, whatever is thought of them.
    world=world_of(seed=96, size=15, artists=1, songs_an_artist=2),
    request=feeling(Emotion.SURPRISE, shown={1: 1, 6: 1}, per_artist=1),
    said=Feedback(disliked=frozenset(range(1, ENOUGH + 1))),
)
def test_a_list_that_takes_all_there_is_is_only_reordered(
    world: World, request: Request, said: Feedback
) -> None:
    everything = replace(request, limit=100, goal=Goal.MATCH)
    with_answers = world.recommend(replace(everything, feedback=said))
    without = world.recommend(replace(everything, feedback=Feedback()))
    assert set(ids_of(with_answers)) == set(ids_of(without))
    assert with_answers.notes == without.notes


@GOALS
@given(worlds(), requests(), feedback())
def test_no_list_gets_shorter_by_feedback(
    goal: Goal, world: World, request: Request, said: Feedback
) -> None:
    wished = replace(request, goal=goal)
    with_answers = world.recommend(replace(wished, feedback=said))
    without = world.recommend(replace(wished, feedback=Feedback()))
    assert len(with_answers.picks) == len(without.picks)


def test_feedback_lets_nothing_into_the_pool_that_the_mood_did_not() -> None:
    world = world_of(seed=16, size=3000, artists=1500)
    said = Feedback(liked=frozenset(range(1, 200)), disliked=frozenset(range(200, 400)))
    answer = world.recommend(feeling(Emotion.SAD, feedback=said))
    scores = world.mood_map.fits[:, list(Emotion).index(Emotion.SAD)]
    pool = best_within_caps(world.catalogue, scores, pool_size(3000, 40, 0), 2)
    assert set(rows_of(answer)) <= set(pool.tolist())


@GOALS
def test_a_song_thumbed_down_gives_way_to_others(goal: Goal) -> None:
    world = world_of(seed=17, size=5000, artists=5000)
    first = ids_of(world.recommend(feeling(Emotion.SAD, goal=goal)))
    said = Feedback(disliked=frozenset(first[:ENOUGH]))
    second = ids_of(world.recommend(feeling(Emotion.SAD, goal=goal, feedback=said)))
    assert not said.disliked & set(second)
    assert len(second) == 40
    undone = world.recommend(feeling(Emotion.SAD, goal=goal, feedback=Feedback()))
    assert ids_of(undone) == first


@GOALS
def test_less_of_an_artist_means_none_while_others_fill_the_list(goal: Goal) -> None:
    world = world_of(seed=18, size=5000, artists=300)
    numbers = world.catalogue.artist_numbers
    first = world.recommend(feeling(Emotion.SAD, goal=goal))
    said = Feedback(less_of=frozenset(numbers[rows_of(first)[:ENOUGH]].tolist()) | {-5, -6, -7})
    second = world.recommend(feeling(Emotion.SAD, goal=goal, feedback=said))
    assert not said.less_of & set(numbers[rows_of(second)].tolist())


def test_what_was_thumbed_down_comes_last_where_nothing_else_is_left() -> None:
    world = world_of(seed=19, size=30, artists=30).of_artists(np.arange(30, dtype=np.int32))
    disliked = frozenset(range(1, ENOUGH + 1))
    said = Feedback(disliked=disliked)
    ids = ids_of(world.recommend(feeling(Emotion.SAD, feedback=said)))
    assert len(ids) == 30
    assert set(ids[-ENOUGH:]) == disliked


@GOALS
def test_what_was_thumbed_down_comes_last_of_what_returns(goal: Goal) -> None:
    world = world_of(seed=19, size=60, artists=60).of_artists(np.arange(60, dtype=np.int32))
    disliked = frozenset(range(1, ENOUGH + 1))
    # All were shown, those thumbed down the longest ago: by age alone they would be first.
    shown = {track_id: 5 if track_id in disliked else 1 for track_id in range(1, 61)}
    wished = feeling(Emotion.SAD, goal=goal, shown=shown, feedback=Feedback(disliked=disliked))
    assert len(ids_of(world.recommend(wished))) == 40
    assert not disliked & set(ids_of(world.recommend(wished)))


def test_songs_like_those_thumbed_up_come_more_often() -> None:
    world = world_of(seed=20, size=20_000, artists=20_000)
    catalogue = world.catalogue
    metal = [row for row in range(len(catalogue)) if genres_at(catalogue, row) == {"metal"}]
    said = Feedback(liked=frozenset(catalogue.track_ids[metal[:30]].tolist()))

    def share(given: Feedback) -> float:
        rows = [
            row
            for seed in range(10)
            for row in rows_of(world.recommend(feeling(Emotion.SAD, feedback=given, seed=seed)))
        ]
        return float(np.mean(["metal" in genres_at(catalogue, row) for row in rows]))

    assert share(said) > share(Feedback()) + 0.03


def test_one_answer_fewer_than_enough_is_no_opinion() -> None:
    catalogue = world_of(seed=0, size=20, artists=5).catalogue
    assert opinion_of(catalogue, Feedback(liked=frozenset(range(1, ENOUGH)))) is None
    assert opinion_of(catalogue, Feedback(liked=frozenset(range(1, ENOUGH + 1)))) is not None
