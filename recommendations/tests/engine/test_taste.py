from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from emotion.labels import Emotion
from recommendations.engine.catalogue import Catalogue
from recommendations.engine.content import content_of, similarities
from recommendations.engine.request import Goal, Heard, Request
from recommendations.engine.taste import taste_of
from recommendations.tests.engine.catalogues import catalogue_of
from recommendations.tests.engine.worlds import (
    World,
    feeling,
    genres_at,
    ids_of,
    requests,
    rows_of,
    world_of,
    worlds,
)


def listener_of(catalogue: Catalogue, genre: str) -> tuple[Heard, ...]:
    rows = [row for row in range(len(catalogue)) if genres_at(catalogue, row) == {genre}]
    return tuple(Heard(int(catalogue.track_ids[row]), 1.0) for row in rows[:100])


@given(worlds(), requests())
def test_the_middle_of_the_switch_is_no_taste(world: World, request: Request) -> None:
    middle = replace(request, familiarity=0.5)
    assert world.recommend(middle) == world.recommend(replace(request, taste=()))


@pytest.mark.parametrize("goal", list(Goal))
def test_two_listeners_share_at_most_half_of_their_lists(goal: Goal) -> None:
    world = world_of(seed=12, size=20_000, artists=8000)
    lists = [
        ids_of(
            world.recommend(
                feeling(
                    Emotion.SAD,
                    goal=goal,
                    taste=listener_of(world.catalogue, genre),
                    familiarity=0.9,
                )
            )
        )
        for genre in ("metal", "soul")
    ]
    assert len(set(lists[0]) & set(lists[1])) <= 20


@pytest.mark.parametrize("goal", list(Goal))
def test_the_switch_leads_from_far_to_near(goal: Goal) -> None:
    world = world_of(seed=13, size=20_000, artists=20_000)
    taste = listener_of(world.catalogue, "metal")
    known = taste_of(world.catalogue, feeling(Emotion.SAD, taste=taste, familiarity=1.0))
    assert known is not None
    means = []
    for familiarity in (0.0, 0.25, 0.5, 0.75, 1.0):
        request = feeling(Emotion.SAD, goal=goal, taste=taste, familiarity=familiarity)
        rows = np.array(rows_of(world.recommend(request)))
        means.append(similarities(world.catalogue, known.content, rows).mean())
    assert means == sorted(means)
    assert means[-1] - means[0] > 0.3


def test_what_the_listener_plays_is_told_of_the_picks() -> None:
    world = world_of(seed=14, size=3000, artists=150)
    taste = tuple(Heard(track, 1.0) for track in range(1, 301))
    picks = world.recommend(feeling(Emotion.HAPPY, taste=taste, familiarity=1.0)).picks
    numbers = world.catalogue.artist_numbers
    played = set(numbers[np.isin(world.catalogue.track_ids, range(1, 301))].tolist())
    for pick in picks:
        assert pick.reasons.heard == (pick.track_id <= 300)
        assert pick.reasons.known_artist == (int(numbers[pick.row]) in played)
        assert pick.reasons.taste is not None
    assert any(pick.reasons.heard for pick in picks)


def test_without_a_known_track_there_is_no_taste() -> None:
    catalogue = catalogue_of(valence=[0.1, 0.9])
    for weight, track in ((1.0, 77), (0.0, 1), (float("nan"), 1), (float("inf"), 2), (-1.0, 2)):
        heard = (Heard(track, weight),)
        assert taste_of(catalogue, feeling(Emotion.SAD, taste=heard, familiarity=1)) is None


def test_what_was_played_lately_counts_more() -> None:
    catalogue = catalogue_of(valence=[0.0, 1.0, 0.1, 0.9], genres=[("a",), ("b",), ("a",), ("b",)])
    heard = (Heard(1, 1.0), Heard(2, 0.1))
    taste = taste_of(catalogue, feeling(Emotion.SAD, taste=heard, familiarity=1))
    assert taste is not None
    first, second = similarities(catalogue, taste.content, np.array([2, 3]))
    assert first > second + 0.5


def test_the_similarity_is_a_cosine_of_sound_and_genre() -> None:
    catalogue = catalogue_of(valence=[0.0, 1.0, 0.0, np.nan], genres=[("a",), ("b",), ("b",), ()])
    content = content_of(catalogue, np.array([0]), np.ones(1))
    # Ranks of the first three: 2/3, 1, 2/3; so all lie above the middle.
    near = similarities(catalogue, content, np.arange(4))
    assert near == pytest.approx([1.0, 0.5, 0.5, 0.0])


@pytest.mark.parametrize("weight", [1e-320, 1.0, 1e300])
def test_only_the_proportions_of_the_weights_count(weight: float) -> None:
    world = world_of(seed=15, size=400, artists=100)
    wishes = {"familiarity": 1.0, "limit": 10}
    plain = tuple(Heard(track, 1.0) for track in range(1, 20))
    scaled = tuple(Heard(track, weight) for track in range(1, 20))
    assert world.recommend(feeling(Emotion.SAD, taste=plain, **wishes)) == world.recommend(
        feeling(Emotion.SAD, taste=scaled, **wishes)
    )
