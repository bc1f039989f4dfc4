from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfTransformer

from recommendations.engine.catalogue import Catalogue
from recommendations.engine.playlist_likeness import inverse_frequencies, likeness, track_parts
from recommendations.tests.engine.catalogues import catalogue_of
from recommendations.tests.engine.described_catalogues import described_catalogues


def written_out(catalogue: Catalogue) -> npt.NDArray[np.float64]:
    """Every vector in full, with scikit-learn's own TF-IDF."""
    counts = np.zeros((len(catalogue), len(catalogue.genre_names)))
    for row, genres in enumerate(catalogue.genres.tolist()):
        counts[row, [genre for genre in genres if genre >= 0]] = 1
    genres = TfidfTransformer().fit_transform(counts).toarray() if counts.size else counts
    decades = sorted({year // 10 for year in catalogue.years.tolist() if year})
    known = np.zeros((len(catalogue), len(decades)))
    for row, year in enumerate(catalogue.years.tolist()):
        if year:
            known[row, decades.index(year // 10)] = 1
    audio = np.nan_to_num(2 * catalogue.ranks.astype(float) - 1)
    stars = catalogue.popularity.astype(float)
    popularity = np.where(stars < 0, 0, stars / 50 - 1)[:, np.newaxis]
    return np.hstack([1.0 * genres, 0.5 * known, 0.2 * audio, 0.15 * popularity])


@given(described_catalogues(min_size=1), st.data())
def test_it_is_the_cosine_of_vectors_written_out_in_full(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    row_numbers = st.integers(0, len(catalogue) - 1)
    rows = np.array(data.draw(st.lists(row_numbers, min_size=1, max_size=8, unique=True)))
    weights = np.array(data.draw(st.lists(st.floats(0.01, 1), min_size=len(rows), max_size=8)))
    rows, weights = rows[: len(weights)], weights[: len(rows)]
    vectors = written_out(catalogue)
    playlist = weights @ vectors[rows]
    lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(playlist)
    expected = np.divide(vectors @ playlist, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    # Where opposite tracks cancel out, hardly anything is left to compare.
    if np.linalg.norm(playlist) > 1e-3 * weights.sum():
        assert np.allclose(likeness(catalogue, rows, weights), expected, atol=1e-3)


@given(described_catalogues(min_size=1), st.floats(1e-200, 1e200))
def test_it_is_finite_and_does_not_depend_on_the_scale_of_the_weights(
    catalogue: Catalogue, scale: float
) -> None:
    rows = np.arange(0, len(catalogue), 2)
    weights = np.linspace(0.5, 1, len(rows))
    found = likeness(catalogue, rows, weights)
    assert np.isfinite(found).all()
    assert (np.abs(found) <= 1).all()
    assert np.allclose(likeness(catalogue, rows, scale * weights), found, atol=1e-3)


def test_a_rare_genre_tells_more_than_a_common_one() -> None:
    catalogue = catalogue_of(genres=[["pop"]] * 8 + [["pop", "fado"], []])
    fado, pop, none = inverse_frequencies(catalogue).tolist()
    assert fado == pytest.approx(np.log(11 / 2) + 1)
    assert pop == pytest.approx(np.log(11 / 10) + 1)
    assert none == 0


def test_genre_counts_more_than_decade_and_decade_more_than_popularity() -> None:
    catalogue = catalogue_of(
        genres=[["jazz"], ["jazz"], ["rock"], ["rock"]],
        years=[1965, 2010, 1965, 2010],
        popularity=[90, 10, 10, 90],
    )
    same_genre, same_decade, same_popularity = likeness(
        catalogue, np.array([0]), np.array([1.0])
    ).tolist()[1:]
    assert same_genre > same_decade > same_popularity


def test_years_of_one_decade_are_alike_and_an_unknown_year_is_like_none() -> None:
    catalogue = catalogue_of(years=[1990, 1999, 2000, 0, 0])
    assert likeness(catalogue, np.array([0]), np.array([1.0])).tolist() == [1, 1, 0, 0, 0]
    assert likeness(catalogue, np.array([3]), np.array([1.0])).tolist() == [0] * 5


def test_the_parts_of_a_catalogue_are_computed_once() -> None:
    catalogue = catalogue_of(years=[1990, 1999])
    assert track_parts(catalogue) is track_parts(catalogue)
    assert track_parts(catalogue) is not track_parts(catalogue_of(years=[1990, 1999]))
