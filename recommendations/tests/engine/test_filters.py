from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from emotion.labels import Emotion
from recommendations.engine.features import FEATURES
from recommendations.engine.filters import Offered, offered_filters, passing
from recommendations.engine.request import Filters, Request
from recommendations.tests.engine.catalogues import catalogue_of
from recommendations.tests.engine.worlds import (
    World,
    feeling,
    filters,
    genres_at,
    requests,
    rows_of,
    world_of,
    worlds,
)


@given(worlds(), requests(), filters())
def test_every_track_passes_every_filter(world: World, request: Request, wish: Filters) -> None:
    catalogue = world.catalogue
    for row in rows_of(world.recommend(replace(request, filters=wish))):
        known = dict(zip(FEATURES, catalogue.features[row].tolist(), strict=True))
        if wish.genres:
            assert genres_at(catalogue, row) & wish.genres
            assert not catalogue.genres_of_artist[row]
        if wish.decades:
            assert catalogue.years[row] // 10 * 10 in wish.decades
        if wish.no_explicit:
            assert catalogue.explicit[row] == 0
        if wish.instrumental_only:
            assert known["instrumentalness"] > 0.5
        if wish.tempo:
            assert wish.tempo[0] <= known["tempo"] <= wish.tempo[1]


@pytest.mark.parametrize(
    ("wish", "passes", "unknown"),
    [
        (Filters(), [1, 1, 1, 1, 1], {}),
        (Filters(genres=frozenset({"pop", "soul"})), [1, 0, 0, 0, 0], {"genres": 2}),
        (Filters(decades=frozenset({1980})), [1, 1, 0, 0, 0], {"decades": 1}),
        (Filters(no_explicit=True), [0, 1, 0, 1, 1], {"no_explicit": 1}),
        (Filters(instrumental_only=True), [0, 1, 0, 0, 0], {"instrumental_only": 2}),
        (Filters(tempo=(90, 120)), [1, 1, 0, 0, 0], {"tempo": 2}),
        (
            Filters(decades=frozenset({1980}), tempo=(90, 119)),
            [1, 0, 0, 0, 0],
            {"decades": 1, "tempo": 2},
        ),
    ],
)
def test_what_is_unknown_does_not_pass_and_is_counted(
    wish: Filters, passes: list[int], unknown: dict[str, int]
) -> None:
    catalogue = catalogue_of(
        genres=[("metal", "pop"), ("metal",), ("pop",), (), ("metal",)],
        genres_of_artist=[False, False, True, False, False],
        years=[1980, 1989, 0, 1979, 1990],
        explicit=[1, 0, -1, 0, 0],
        instrumentalness=[0.5, 0.51, np.nan, np.inf, 0.1],
        tempo=[90, 120, 0, np.nan, 121],
    )
    passed = passing(catalogue, wish, np.ones(5, np.bool_))
    assert passed.mask.tolist() == [bool(value) for value in passes]
    assert passed.unknown == unknown
    assert passed.excluded == 5 - sum(passes)


def test_a_track_that_cannot_be_chosen_is_not_counted() -> None:
    catalogue = catalogue_of(years=[0, 0, 1980])
    usable = np.array([True, False, False])
    passed = passing(catalogue, Filters(decades=frozenset({1980})), usable)
    assert (passed.excluded, passed.unknown) == (1, {"decades": 1})


def test_a_page_offers_what_the_catalogue_has_data_for() -> None:
    catalogue = catalogue_of(
        genres=[("metal",), ("ambient",), ("pop",)],
        genres_of_artist=[False, False, True],
        years=[1999, 0, 1971],
        explicit=[-1, 1, -1],
        instrumentalness=[np.nan, np.nan, 0.0],
        tempo=[0, 90.5, 180],
    )
    assert offered_filters(catalogue) == Offered(
        genres=("ambient", "metal"),
        decades=(1970, 1990),
        explicit=True,
        instrumental=True,
        tempo=(90.5, 180.0),
    )


@pytest.mark.parametrize("size", [0, 3])
def test_a_filter_without_data_is_not_offered(size: int) -> None:
    nothing = Offered(genres=(), decades=(), explicit=False, instrumental=False, tempo=None)
    assert offered_filters(catalogue_of(size)) == nothing


def test_a_list_that_filters_cut_short_says_so() -> None:
    world = world_of(seed=3, size=300, artists=300)
    few = world.recommend(feeling(Emotion.SAD, filters=Filters(tempo=(100, 105))))
    assert 0 < len(few.picks) < 40
    assert few.notes.shortage == "filtered-to-few"
    none = world.recommend(feeling(Emotion.SAD, filters=Filters(genres=frozenset({"polka"}))))
    assert none.notes.shortage == "filtered-to-none"
