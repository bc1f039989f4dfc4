from __future__ import annotations

import numpy as np
import pytest

from music.development import made_up_catalogue
from music.development.made_up_catalogue import made_up_catalogue as make
from recommendations.engine.catalogue import ARRAYS, NO_GENRE, UNKNOWN, UNKNOWN_YEAR


def test_equal_sizes_are_equal_catalogues() -> None:
    first, second = make(500), make(500)
    assert len(first) == 500
    for name in ARRAYS:
        np.testing.assert_array_equal(getattr(first, name), getattr(second, name))


def test_its_columns_are_partly_unknown_as_real_ones_are() -> None:
    catalogue = make(2000)
    for unknown in (
        catalogue.genres[:, 0] == NO_GENRE,
        catalogue.years == UNKNOWN_YEAR,
        catalogue.popularity == UNKNOWN,
    ):
        assert 0 < unknown.mean() < 1
    # From the left: no genre after a gap.
    known = catalogue.genres != NO_GENRE
    assert (known[:, :-1] >= known[:, 1:]).all()
    assert catalogue.features[:, -1].min() > 50


def test_beyond_the_distinct_tracks_they_come_again_by_other_artists(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(made_up_catalogue, "DISTINCT_TRACKS", 100)
    catalogue = make(250)
    assert len(catalogue) == 250
    np.testing.assert_array_equal(catalogue.features[:100], catalogue.features[100:200])
    for numbers in (catalogue.artist_numbers, catalogue.song_numbers):
        assert not set(numbers[:100].tolist()) & set(numbers[100:].tolist())
