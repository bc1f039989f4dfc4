from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.labels import Emotion
from recommendations.engine.catalogue import Catalogue
from recommendations.engine.choose import Choice, choose
from recommendations.engine.targets import target
from recommendations.tests.engine.catalogues import (
    build,
    catalogues,
    one_hot,
    probabilities,
    random_catalogue,
)

limits = st.integers(1, 50)
caps = st.integers(1, 4)


def full_sort(
    catalogue: Catalogue, seven: list[float], limit: int, per_artist: int
) -> tuple[int, ...]:
    """The same choice the obvious way: sort everything, then walk down."""
    aim = target(seven)
    rows = [
        (float(np.linalg.norm(features.astype(float) - aim)), int(track), int(artist))
        for track, features, artist in zip(
            catalogue.track_ids, catalogue.features, catalogue.artist_numbers, strict=True
        )
        if np.isfinite(features).all()
    ]
    taken: Counter[int] = Counter()
    chosen: list[int] = []
    for _, track, artist in sorted(rows):
        if taken[artist] < per_artist and len(chosen) < limit:
            taken[artist] += 1
            chosen.append(track)
    return tuple(chosen)


def artists_of(catalogue: Catalogue, choice: Choice) -> list[int]:
    by_track = dict(
        zip(catalogue.track_ids.tolist(), catalogue.artist_numbers.tolist(), strict=True)
    )
    return [by_track[track] for track in choice.track_ids]


@given(catalogues(), probabilities(), limits, caps)
def test_every_choice_is_of_distinct_tracks_of_the_catalogue(
    catalogue: Catalogue, seven: list[float], limit: int, cap: int
) -> None:
    choice = choose(catalogue, seven, limit=limit, per_artist=cap)
    assert len(set(choice.track_ids)) == len(choice.track_ids) <= limit
    assert set(choice.track_ids) <= set(catalogue.track_ids.tolist())


@given(catalogues(), probabilities(), limits, caps)
def test_no_artist_is_chosen_more_often_than_allowed(
    catalogue: Catalogue, seven: list[float], limit: int, cap: int
) -> None:
    choice = choose(catalogue, seven, limit=limit, per_artist=cap)
    assert all(count <= cap for count in Counter(artists_of(catalogue, choice)).values())


@given(catalogues(), probabilities(), limits, caps)
def test_distances_are_finite_and_never_fall(
    catalogue: Catalogue, seven: list[float], limit: int, cap: int
) -> None:
    distances = choose(catalogue, seven, limit=limit, per_artist=cap).distances
    assert np.isfinite(distances).all()
    assert list(distances) == sorted(distances)


@given(catalogues(), probabilities(), limits, caps)
def test_a_choice_falls_short_only_when_nothing_more_is_allowed(
    catalogue: Catalogue, seven: list[float], limit: int, cap: int
) -> None:
    usable = np.isfinite(catalogue.features).all(axis=1)
    by_artist = Counter(catalogue.artist_numbers[usable].tolist())
    possible = sum(min(count, cap) for count in by_artist.values())
    choice = choose(catalogue, seven, limit=limit, per_artist=cap)
    assert len(choice.track_ids) == min(limit, possible)


@pytest.mark.parametrize("emotion", list(Emotion))
@pytest.mark.parametrize("artists", [3, 30, 3000])
def test_the_choice_is_that_of_a_full_sort(emotion: Emotion, artists: int) -> None:
    catalogue = random_catalogue(size=6000, artists=artists, seed=artists)
    chosen = choose(catalogue, one_hot(emotion)).track_ids
    assert chosen == full_sort(catalogue, one_hot(emotion), limit=40, per_artist=2)


def test_rows_that_tie_are_taken_in_the_order_of_their_ids() -> None:
    ids = [9, 3, 7, 1, 5]
    catalogue = build([(track, (0.5, 0.5, 0.5), track) for track in ids])
    assert choose(catalogue, one_hot(Emotion.SAD), limit=3).track_ids == (1, 3, 5)


def test_a_tie_wider_than_the_first_window_keeps_the_order_of_ids() -> None:
    ids = np.random.default_rng(1).permutation(2000) + 1
    catalogue = build([(int(track), (0.5, 0.5, 0.5), int(track)) for track in ids])
    assert choose(catalogue, one_hot(Emotion.SAD), limit=4).track_ids == (1, 2, 3, 4)


def test_an_artist_who_fills_the_first_windows_does_not_hide_the_others() -> None:
    crowd = [(track, (0.8, 0.7, 0.8), 0) for track in range(1, 3001)]
    others = [(track, (0.0, 0.0, 0.0), track) for track in range(4001, 4041)]
    choice = choose(build([*crowd, *others]), one_hot(Emotion.HAPPY))
    assert choice.track_ids == (1, 2, *range(4001, 4039))


def test_rows_that_are_not_finite_are_never_chosen() -> None:
    nan, inf = float("nan"), float("inf")
    catalogue = build([(1, (nan, 0.7, 0.8), 1), (2, (0.8, inf, 0.8), 2), (3, (0.0, 0.0, 0.0), 3)])
    assert choose(catalogue, one_hot(Emotion.HAPPY)).track_ids == (3,)


def test_an_empty_catalogue_gives_an_empty_choice() -> None:
    choice = choose(build([]), one_hot(Emotion.HAPPY))
    assert choice == Choice((), (), (0.8, 0.7, 0.8))


@pytest.mark.parametrize("wrong", [{"limit": 0}, {"per_artist": 0}, {"limit": -1}])
def test_a_limit_below_one_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        choose(build([]), one_hot(Emotion.HAPPY), **wrong)
