from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from recommendations.engine.catalogue import ARRAYS, NO_GENRE, UNKNOWN, MoodMap
from recommendations.tests.engine.catalogues import build, catalogue_of


def test_a_catalogue_cannot_be_written_to() -> None:
    catalogue = build([(1, (0.1, 0.2, 0.3), 1)])
    for name in ARRAYS:
        with pytest.raises(ValueError, match="read-only"):
            getattr(catalogue, name)[0] = 0


def test_a_mood_map_cannot_be_written_to() -> None:
    mood_map = MoodMap(np.zeros((1, 7), np.float32), np.zeros((1, 2), np.float32))
    for array in (mood_map.fits, mood_map.positions):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_every_array_of_a_catalogue_is_known_by_name() -> None:
    catalogue = catalogue_of(2)
    assert set(ARRAYS) == {
        name for name, value in vars(catalogue).items() if isinstance(value, np.ndarray)
    }


@pytest.mark.parametrize("name", [name for name in ARRAYS if name != "track_ids"])
def test_arrays_of_different_lengths_are_refused(name: str) -> None:
    catalogue = catalogue_of(3)
    with pytest.raises(ValueError, match=f"{name} must be"):
        replace(catalogue, **{name: getattr(catalogue, name)[:2]})


def test_features_of_another_width_are_refused() -> None:
    catalogue = catalogue_of(3)
    with pytest.raises(ValueError, match=r"features must be \[3, 9\], not \[3, 3\]"):
        replace(catalogue, features=catalogue.features[:, :3])


def test_an_id_that_occurs_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        build([(1, (0.1, 0.2, 0.3), 1), (1, (0.4, 0.5, 0.6), 2)])


def test_a_catalogue_of_a_few_columns_knows_nothing_of_the_others() -> None:
    catalogue = catalogue_of(
        valence=[0.2, 0.9], genres=[("rock", "indie"), ()], song_moods=["calm", ""]
    )
    assert catalogue.genre_names == ("indie", "rock")
    assert catalogue.genres.tolist() == [[1, 0, NO_GENRE, NO_GENRE], [NO_GENRE] * 4]
    assert catalogue.song_moods.tolist() == [3, UNKNOWN]
    assert catalogue.ranks[:, 0].tolist() == [0.5, 1.0]
    assert np.isnan(catalogue.features[:, 1:]).all()
    assert catalogue.popularity.tolist() == [UNKNOWN, UNKNOWN]
