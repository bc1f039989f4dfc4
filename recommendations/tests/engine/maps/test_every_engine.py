from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from emotion.labels import LABELS
from recommendations.engine.catalogue import Catalogue
from recommendations.engine.maps import MAPS, EngineName, mood_map
from recommendations.engine.subset import catalogue_part, mood_map_part
from recommendations.tests.engine.catalogues import catalogue_of, catalogues, random_catalogue

ENGINES = pytest.mark.parametrize("engine", list(MAPS), ids=str)


@ENGINES
@given(catalogue=catalogues())
def test_any_catalogue_gets_a_row_of_seven_fits_and_two_positions_a_track(
    engine: EngineName, catalogue: Catalogue
) -> None:
    with np.errstate(all="ignore"):
        made = mood_map(catalogue, engine)
    assert made.fits.shape == (len(catalogue), len(LABELS))
    assert made.positions.shape == (len(catalogue), 2)
    assert made.fits.dtype == made.positions.dtype == np.float32


@ENGINES
def test_tracks_with_known_features_get_finite_fits_and_places_within_the_catalogue(
    engine: EngineName,
) -> None:
    made = mood_map(random_catalogue(500, 90, seed=3), engine)
    assert np.isfinite(made.fits).all()
    assert made.positions.min() >= 0
    assert made.positions.max() <= 1
    assert np.ptp(made.positions, axis=0).min() > 0.5


@ENGINES
def test_an_engine_makes_something_of_an_empty_catalogue(engine: EngineName) -> None:
    assert len(mood_map(catalogue_of(0), engine).fits) == 0


@ENGINES
def test_nobody_can_change_a_map_that_all_threads_share(engine: EngineName) -> None:
    made = mood_map(random_catalogue(20, 5, seed=1), engine)
    with pytest.raises(ValueError, match="read-only"):
        made.fits[0, 0] = 1


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(ValueError, match="magic"):
        mood_map(random_catalogue(5, 5, seed=1), "magic")


def test_the_learnt_engine_asks_for_its_table() -> None:
    with pytest.raises(ValueError, match="needs a table"):
        mood_map(random_catalogue(5, 5, seed=1), EngineName.LEARNT)


def test_a_part_of_a_catalogue_keeps_what_the_whole_said_of_its_tracks() -> None:
    whole = random_catalogue(50, 9, seed=4)
    rows = np.array([7, 3, 41])
    part, made = catalogue_part(whole, rows), mood_map(whole, EngineName.DEFAULT)
    assert part.track_ids.tolist() == whole.track_ids[rows].tolist()
    assert np.array_equal(part.ranks, whole.ranks[rows], equal_nan=True)
    assert np.array_equal(mood_map_part(made, rows).fits, made.fits[rows])
