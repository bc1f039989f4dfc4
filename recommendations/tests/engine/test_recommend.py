"""What holds of every list, whatever the catalogue and the request."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import isfinite

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.labels import Emotion
from recommendations.engine.catalogue import MoodMap
from recommendations.engine.request import Goal, Request
from recommendations.tests.engine.worlds import (
    World,
    feeling,
    ids_of,
    requests,
    rows_of,
    world_of,
    worlds,
)


@given(worlds(), requests())
def test_no_track_and_no_song_comes_twice(world: World, request: Request) -> None:
    answer = world.recommend(request)
    ids = ids_of(answer)
    songs = world.catalogue.song_numbers[rows_of(answer)].tolist()
    assert len(set(ids)) == len(ids) == len(set(songs)) <= request.limit
    assert ids == world.catalogue.track_ids[rows_of(answer)].tolist()


@given(worlds(), requests())
def test_no_artist_comes_more_often_than_the_cap(world: World, request: Request) -> None:
    artists = world.catalogue.artist_numbers[rows_of(world.recommend(request))]
    assert all(count <= request.per_artist for count in Counter(artists.tolist()).values())


@given(worlds(), requests())
def test_every_number_of_a_pick_is_finite(world: World, request: Request) -> None:
    for pick in world.recommend(request).picks:
        assert isfinite(pick.score)
        assert 0 <= pick.reasons.valence <= 1
        assert 0 <= pick.reasons.arousal <= 1
        assert pick.reasons.taste is None or -1 <= pick.reasons.taste <= 1


@given(worlds(), requests())
def test_a_track_of_which_the_mood_cannot_be_told_is_never_chosen(
    world: World, request: Request
) -> None:
    rows = rows_of(world.recommend(request))
    assert np.isfinite(world.mood_map.fits[rows]).all()
    assert np.isfinite(world.mood_map.positions[rows]).all()
    assert np.isfinite(world.catalogue.features[rows, :3]).all()


@given(worlds(), requests())
def test_a_list_is_short_only_when_nothing_else_is_allowed(world: World, request: Request) -> None:
    whole = world.recommend(replace(request, limit=1000, shown={}))
    answer = world.recommend(request)
    assert len(answer.picks) == min(request.limit, len(whole.picks))
    assert bool(answer.notes.shortage) == (len(answer.picks) < request.limit)


@given(worlds(), requests())
def test_equal_requests_get_equal_answers(world: World, request: Request) -> None:
    assert world.recommend(request) == world.recommend(replace(request))


@given(worlds(), requests(), st.integers(-20, 20))
def test_only_the_proportions_of_the_probabilities_count(
    world: World, request: Request, power: int
) -> None:
    # Powers of two, so that no rounding takes part; a weight too small for that is none.
    plain = tuple(p if p > 1e-100 else 0.0 for p in request.probabilities)
    if any(plain):
        scaled = tuple(p * 2.0**power for p in plain)
        assert world.recommend(replace(request, probabilities=plain)) == world.recommend(
            replace(request, probabilities=scaled)
        )


@given(worlds(), requests())
def test_the_notes_count_what_the_steps_did(world: World, request: Request) -> None:
    answer = world.recommend(request)
    notes = answer.notes
    usable = np.isfinite(world.mood_map.fits).all(axis=1)
    usable &= np.isfinite(world.mood_map.positions).all(axis=1)
    usable &= np.isfinite(world.catalogue.features[:, :3]).all(axis=1)
    assert notes.candidates + notes.excluded == np.count_nonzero(usable)
    assert notes.returned == sum(pick.reasons.returned for pick in answer.picks)
    assert notes.returned <= notes.recently_shown <= notes.candidates


def test_the_tracks_that_fit_best_are_chosen() -> None:
    world = world_of(seed=1, size=1000, artists=1000)
    fits = world.mood_map.fits[:, list(Emotion).index(Emotion.SAD)]
    places = np.argsort(np.argsort(-fits))[rows_of(world.recommend(feeling(Emotion.SAD)))]
    assert len(places) == 40
    assert places.max() < 60
    assert places[:10].max() < places[30:].min()


def test_a_mixed_mood_weighs_all_its_emotions() -> None:
    world = world_of(seed=2, size=3000, artists=3000)
    mixed = world.recommend(Request((0, 0, 0, 0.5, 0.5, 0, 0)))
    both = world.mood_map.fits[:, [3, 4]].mean(axis=1)
    assert np.argsort(np.argsort(-both))[rows_of(mixed)].max() < 100
    named = {pick.reasons.emotion for pick in mixed.picks}
    assert named <= {Emotion.HAPPY, Emotion.SAD}


@pytest.mark.parametrize("goal", list(Goal))
def test_an_empty_catalogue_gives_an_empty_list_and_says_so(goal: Goal) -> None:
    answer = world_of(seed=0, size=0, artists=1).recommend(feeling(Emotion.FEAR, goal=goal))
    assert answer.picks == ()
    assert answer.notes.shortage == "no-tracks"


@pytest.mark.parametrize(
    ("wish", "complaint"),
    [
        ({"limit": 0}, "at least 1"),
        ({"per_artist": 0}, "at least 1"),
        ({"familiarity": 1.01}, "familiarity"),
        ({"familiarity": float("nan")}, "familiarity"),
        ({"seed": -1}, "non-negative"),
        ({"probabilities": (0,) * 7}, "zero"),
    ],
)
def test_what_cannot_be_done_is_refused(wish: dict[str, object], complaint: str) -> None:
    world = world_of(seed=0, size=5, artists=5)
    with pytest.raises(ValueError, match=complaint):
        world.recommend(feeling(Emotion.HAPPY, **wish))


def test_a_map_of_another_catalogue_is_refused() -> None:
    world = world_of(seed=0, size=5, artists=5)
    other = MoodMap(np.zeros((4, 7), np.float32), np.zeros((4, 2), np.float32))
    with pytest.raises(ValueError, match="5 tracks"):
        World(world.catalogue, other).recommend(feeling(Emotion.HAPPY))
