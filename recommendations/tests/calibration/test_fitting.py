from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from recommendations.calibration.fitting import fit, quadrant_numbers
from recommendations.calibration.writing import write_coefficients
from recommendations.engine.folds import fold_of
from recommendations.engine.maps.calibrated import log_quadrants
from recommendations.engine.maps.coefficients import QUADRANTS, from_json
from recommendations.engine.maps.rules import estimates
from recommendations.tests.engine.catalogues import catalogue_of
from recommendations.tests.evaluation.rated import honest_songs


def test_quadrants_are_numbered_as_the_coefficients_columns_are() -> None:
    signs = np.array(QUADRANTS, np.float64)
    assert quadrant_numbers(signs[:, 0], signs[:, 1]).tolist() == [0, 1, 2, 3]


def test_what_was_fitted_finds_the_quadrants_of_songs_that_it_never_saw() -> None:
    catalogue, matched = honest_songs(seed=1)
    fitted = fit(catalogue, estimates(catalogue), matched)
    others, rated = honest_songs(seed=2)
    coefficients = from_json(fitted.all, list(fitted.genres))
    guessed = log_quadrants(others, estimates(others), coefficients).argmax(axis=1)
    assert (guessed == quadrant_numbers(rated.valence, rated.arousal)).mean() > 0.9


def test_a_fold_is_fitted_without_its_own_artists() -> None:
    catalogue, matched = honest_songs()
    before = fit(catalogue, estimates(catalogue), matched)
    # Only the artists of fold 3 are heard the other way round.
    inside = np.array([fold_of(artist) == 3 for artist in matched.artists])
    turned = np.where(inside, -matched.valence, matched.valence)
    after = fit(catalogue, estimates(catalogue), replace(matched, valence=turned))
    changed = [one != other for one, other in zip(before.folds, after.folds, strict=True)]
    assert changed == [True, True, True, False, True]
    assert before.all != after.all


def test_only_genres_with_enough_rated_songs_get_a_weight() -> None:
    catalogue, matched = honest_songs()
    count = len(catalogue)
    genres = [["often"] if row % 2 else ["rare"] if row < 8 else [] for row in range(count)]
    named = catalogue_of(
        valence=catalogue.features[:, 0],
        energy=catalogue.features[:, 1],
        danceability=catalogue.features[:, 2],
        genres=genres,
    )
    assert fit(named, estimates(named), matched).genres == ("often",)


def test_ratings_that_leave_a_quadrant_empty_are_refused() -> None:
    catalogue, matched = honest_songs()
    bright = replace(matched, valence=np.abs(matched.valence) + 0.1)
    with pytest.raises(ValueError, match="empty"):
        fit(catalogue, estimates(catalogue), bright)


def test_the_file_holds_the_numbers_and_where_they_come_from(tmp_path: Path) -> None:
    catalogue, matched = honest_songs()
    fitted = fit(catalogue, estimates(catalogue), matched)
    path = tmp_path / "engine.json"
    write_coefficients(path, fitted, matched, source="ratings.csv", digest="ab" * 32)
    stored = json.loads(path.read_text())
    assert stored["source"]["songs"] == 1200
    assert stored["source"]["ratings"] == "ratings.csv"
    read = from_json(stored["folds"][4], stored["genres"])
    assert read.facts.tolist() == fitted.folds[4]["facts"]
    assert list(tmp_path.iterdir()) == [path]
