"""Lift and calm lead step by step from the mood to the goal."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.labels import Emotion
from recommendations.engine.coordinates import COORDINATES, GOALS
from recommendations.engine.request import Goal, Request
from recommendations.engine.way import Way, steps, way_to
from recommendations.tests.engine.catalogues import one_hot
from recommendations.tests.engine.worlds import World, feeling, requests, rows_of, world_of, worlds

LEADING = (Goal.LIFT, Goal.CALM)
# Of 6,000 evenly spread tracks the sixty nearest lie within 0.06 of a place, and within 0.1
# where the edge cuts their circle or their order moves them by a step or two.
TOLERANCE = 0.1
FROM_SAD = pytest.mark.parametrize("goal", LEADING)

moods = st.sampled_from(Emotion)
places = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(np.array)


def progress_of(world: World, request: Request) -> npt.NDArray[np.float64]:
    way = way_to(request.goal, np.array(request.probabilities)).aimed_at()
    positions = world.mood_map.positions[rows_of(world.recommend(request))]
    return way.progress(positions.astype(np.float64))


@given(worlds(), requests(), moods, st.sampled_from(LEADING))
def test_no_track_ever_leads_back(
    world: World, request: Request, emotion: Emotion, goal: Goal
) -> None:
    request = feeling(emotion, goal=goal, shown=request.shown, filters=request.filters)
    if way_to(goal, np.array(request.probabilities)).leads_anywhere:
        assert (np.diff(progress_of(world, request)) >= 0).all()


@given(st.integers(0, 1000), moods, st.sampled_from(LEADING))
def test_a_dense_catalogue_gives_an_arc_that_is_smooth_in_valence_and_arousal(
    seed: int, emotion: Emotion, goal: Goal
) -> None:
    world = world_of(seed=seed % 4, size=6000, artists=6000)
    request = feeling(emotion, goal=goal, seed=seed)
    way = way_to(goal, np.array(request.probabilities))
    if not way.leads_anywhere:
        return
    positions = world.mood_map.positions[rows_of(world.recommend(request))]
    aimed = way.aimed_at()
    wanted = np.array([aimed.at(step) for step in steps(40)])
    assert np.abs(positions - wanted).max() <= TOLERANCE
    for column, direction in enumerate(np.sign(aimed.end - aimed.start)):
        assert (direction * np.diff(positions[:, column]) >= -2 * TOLERANCE).all()


@FROM_SAD
def test_the_first_five_are_near_the_mood_and_the_last_five_near_the_goal(goal: Goal) -> None:
    world = world_of(seed=21, size=1000, artists=700)
    positions = world.mood_map.positions[rows_of(world.recommend(feeling(Emotion.SAD, goal=goal)))]
    start, end = np.array(COORDINATES[Emotion.SAD]), np.array(GOALS[goal])
    for part, near, far in ((positions[:5], start, end), (positions[-5:], end, start)):
        mean = part.mean(axis=0)
        assert np.linalg.norm(mean - near) < np.linalg.norm(mean - far)


@FROM_SAD
def test_the_fit_counts_among_tracks_of_one_place(goal: Goal) -> None:
    world = world_of(seed=22, size=8000, artists=8000)
    rows = rows_of(world.recommend(feeling(Emotion.SAD, goal=goal)))[:5]
    fits = world.mood_map.fits[:, list(Emotion).index(Emotion.SAD)]
    positions = world.mood_map.positions
    for row in rows:
        around = np.linalg.norm(positions - positions[row], axis=1) < TOLERANCE
        assert fits[row] > np.quantile(fits[around], 0.6)


def test_who_is_happy_already_is_not_led_anywhere() -> None:
    world = world_of(seed=23, size=1000, artists=700)
    lifted = world.recommend(feeling(Emotion.HAPPY, goal=Goal.LIFT))
    assert lifted == world.recommend(feeling(Emotion.HAPPY))
    assert lifted.notes.mood == lifted.notes.goal == COORDINATES[Emotion.HAPPY]
    assert {pick.reasons.step for pick in lifted.picks} == {None}


def test_the_notes_tell_where_the_list_starts_and_ends() -> None:
    world = world_of(seed=23, size=500, artists=500)
    half = tuple(np.add(one_hot(Emotion.SAD), one_hot(Emotion.NEUTRAL)).tolist())
    notes = world.recommend(Request(half, goal=Goal.CALM)).notes
    assert notes.mood == pytest.approx(((0.185 + 0.5) / 2, (0.365 + 0.5) / 2))
    assert notes.goal == GOALS[Goal.CALM]


@given(st.integers(1, 200))
def test_the_steps_begin_at_the_mood_and_never_fall(count: int) -> None:
    taken = steps(count)
    assert taken[0] == 0
    assert count == 1 or taken[-1] == 1
    assert (np.diff(taken) >= 0).all()


def test_five_of_forty_stay_at_either_end() -> None:
    taken = steps(40)
    assert np.count_nonzero(taken == 0) == np.count_nonzero(taken == 1) == 5
    assert len({round(later - first, 9) for first, later in pairwise(taken[4:36])}) == 1


@given(places, places)
def test_an_arc_aims_at_least_as_far_from_the_middle_but_not_at_the_edge(
    start: npt.NDArray[np.float64], end: npt.NDArray[np.float64]
) -> None:
    way = Way(start, end)
    aimed = way.aimed_at()
    if way.leads_anywhere:
        assert aimed.leads_anywhere
    if aimed is not way:
        for place in (aimed.start, aimed.end):
            assert (place >= 0.05).all()
            assert (place <= 0.95).all()
    assert Way(np.array([0.4, 0.5]), np.array([0.6, 0.9])).aimed_at().end == pytest.approx(
        [0.7, 0.95]
    )


def test_a_way_that_would_shrink_to_a_point_at_the_edge_is_left_alone() -> None:
    way = Way(np.array([0.8, 0.8]), np.array([0.95, 0.8]))
    assert way.aimed_at() is way
