from __future__ import annotations

import json

import numpy as np
import pytest

from emotion.labels import LABELS, Emotion
from recommendations.engine.folds import fold_of
from recommendations.engine.maps.calibrated import calibrated_map, log_quadrants
from recommendations.engine.maps.coefficients import (
    COEFFICIENTS_FILE,
    FOLDS,
    Coefficients,
    shipped_coefficients,
)
from recommendations.engine.maps.rules import estimates
from recommendations.engine.maps.song_facts import COLUMNS, song_facts
from recommendations.tests.engine.catalogues import catalogue_of, random_catalogue


def coefficients(**changes: object) -> Coefficients:
    values: dict[str, object] = {
        "genre_names": ("metal",),
        "facts": np.zeros((COLUMNS, 4)),
        "genres": np.array([[0.0, 2.0, 0.0, 0.0]]),
        "constant": np.zeros(4),
    }
    return Coefficients(**(values | changes))  # type: ignore[arg-type]


def test_probabilities_of_the_four_quadrants_sum_to_one() -> None:
    catalogue = random_catalogue(300, 40, seed=5)
    logs = log_quadrants(catalogue, estimates(catalogue), shipped_coefficients())
    assert np.allclose(np.exp(logs).sum(axis=1), 1)
    assert np.ptp(logs, axis=0).min() > 0.5


def test_a_genre_counts_by_its_name_whatever_its_number() -> None:
    catalogue = catalogue_of(
        valence=[0.5] * 3,
        energy=[0.5] * 3,
        danceability=[0.5] * 3,
        genres=[["ambient"], ["zydeco", "metal"], ["metal"]],
    )
    logs = log_quadrants(catalogue, np.zeros((3, 3)), coefficients())
    expected = 2 - np.log(3 + np.exp(2))
    assert logs[1, 1] == pytest.approx(expected)
    assert logs[2, 1] == pytest.approx(expected)
    assert logs[0, 1] == pytest.approx(-np.log(4))


def test_the_facts_of_a_song_are_as_many_as_the_coefficients() -> None:
    catalogue = random_catalogue(7, 7, seed=2)
    assert song_facts(catalogue, estimates(catalogue)).shape == (7, COLUMNS)
    for fold in (None, *range(FOLDS)):
        shipped = shipped_coefficients(fold)
        assert shipped.facts.shape == (COLUMNS, 4)
        assert shipped.genres.shape == (len(shipped.genre_names), 4)


def test_facts_of_some_rows_are_those_rows_of_all_facts() -> None:
    catalogue = random_catalogue(30, 7, seed=2)
    known = estimates(catalogue)
    part = slice(10, 20)
    assert np.array_equal(song_facts(catalogue, known, part), song_facts(catalogue, known)[part])


def test_a_year_between_two_eras_belongs_to_both_and_an_unknown_one_to_none() -> None:
    catalogue = catalogue_of(years=[1990, 0, 1900])
    eras = song_facts(catalogue, np.zeros((3, 3)))[:, 36:43]
    assert eras[0].tolist() == [0, 0, 0, 0.5, 0.5, 0, 0]
    assert not eras[1].any()
    assert eras[2].tolist() == [1, 0, 0, 0, 0, 0, 0]


def test_the_folds_differ_from_one_another_and_from_the_whole() -> None:
    constants = [shipped_coefficients(fold).constant.tolist() for fold in (None, *range(FOLDS))]
    assert len({tuple(constant) for constant in constants}) == FOLDS + 1


def test_an_artist_is_in_the_same_fold_however_the_name_is_written() -> None:
    assert fold_of("Björk") == fold_of("BJÖRK")
    assert {fold_of(f"Artist {number}") for number in range(100)} == set(range(FOLDS))


def test_the_shipped_file_says_what_it_was_fitted_to() -> None:
    source = json.loads(COEFFICIENTS_FILE.read_text())["source"]
    assert source["songs"] > 1000
    assert len(source["sha256"]) == 64


def test_metal_is_angrier_than_disco_of_the_same_sound() -> None:
    catalogue = catalogue_of(
        valence=[0.5] * 2, energy=[0.8] * 2, danceability=[0.5] * 2, genres=[["metal"], ["disco"]]
    )
    fits = calibrated_map(catalogue).fits
    assert fits[0, LABELS.index(Emotion.ANGRY)] > fits[1, LABELS.index(Emotion.ANGRY)]
    assert fits[0, LABELS.index(Emotion.HAPPY)] < fits[1, LABELS.index(Emotion.HAPPY)]
