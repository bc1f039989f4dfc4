from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.labels import Emotion
from recommendations.engine.coordinates import COORDINATES
from recommendations.engine.features import FEATURES
from recommendations.mood_playlists.clusters import (
    EMOTIONS,
    SAMPLE_ROWS,
    TARGETS,
    TooFewSongsError,
    catalogue_clusters,
    fit_clusters,
    matched,
)
from recommendations.tests.mood_playlists.libraries import mixed_catalogue, ranks_around

places = st.lists(
    st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=6, max_size=6, unique=True
).map(np.array)


@given(places)
def test_every_centroid_gets_one_emotion_and_no_matching_is_nearer(positions: np.ndarray) -> None:
    order = matched(positions, TARGETS)
    assert sorted(order.tolist()) == list(range(6))

    def cost(numbers: list[int]) -> float:
        return float(np.linalg.norm(TARGETS - positions[numbers], axis=1).sum())

    best = min(cost(list(numbers)) for numbers in permutations(range(6)))
    assert cost(order.tolist()) == pytest.approx(best)


@given(places, st.permutations(range(6)))
def test_the_numbers_that_clusters_happen_to_have_do_not_matter(
    positions: np.ndarray, shuffled: list[int]
) -> None:
    plain = positions[matched(positions, TARGETS)]
    other = positions[shuffled][matched(positions[shuffled], TARGETS)]
    # Equal but for matchings of one cost.
    assert np.linalg.norm(plain - TARGETS, axis=1).sum() == pytest.approx(
        np.linalg.norm(other - TARGETS, axis=1).sum()
    )


def test_the_six_emotions_are_all_but_disgust() -> None:
    assert set(EMOTIONS) == set(Emotion) - {Emotion.DISGUST}
    assert [COORDINATES[emotion] for emotion in EMOTIONS] == [tuple(row) for row in TARGETS]


def test_songs_around_the_six_targets_are_found_and_named() -> None:
    clusters = fit_clusters(ranks_around(TARGETS, 60))
    assert np.allclose(clusters.positions, TARGETS, atol=0.05)


def test_the_same_ranks_and_seed_give_the_same_clusters() -> None:
    ranks = np.random.default_rng(1).random((500, len(FEATURES)), np.float32)
    assert np.array_equal(fit_clusters(ranks, 3).centres, fit_clusters(ranks, 3).centres)


def test_a_large_catalogue_is_sampled_by_the_seed() -> None:
    ranks = np.random.default_rng(2).random((SAMPLE_ROWS + 500, len(FEATURES)), np.float32)
    clusters = fit_clusters(ranks, 1)
    assert clusters.fitted_rows == SAMPLE_ROWS
    assert np.array_equal(clusters.centres, fit_clusters(ranks, 1).centres)
    assert not np.array_equal(clusters.centres, fit_clusters(ranks, 2).centres)


def test_features_are_standardised_by_the_songs_fitted_on() -> None:
    ranks = np.random.default_rng(3).random((400, len(FEATURES)), np.float32)
    clusters = fit_clusters(ranks)
    used = ranks[:, clusters.features].astype(float)
    assert np.allclose(clusters.means, used.mean(axis=0))
    assert np.allclose(clusters.scales, used.std(axis=0))


def test_every_song_is_nearest_to_the_centre_of_its_own_cluster() -> None:
    ranks = ranks_around(TARGETS, 40)
    clusters = fit_clusters(ranks)
    nearest = clusters.distances(ranks).argmin(axis=1)
    for number in range(6):
        own = (ranks[nearest == number][:, clusters.features] - clusters.means) / clusters.scales
        assert np.allclose(own.mean(axis=0), clusters.centres[number], atol=1e-3)


def test_a_feature_that_hardly_a_song_knows_is_left_out() -> None:
    ranks = ranks_around(TARGETS, 20)
    acousticness = FEATURES.index("acousticness")
    ranks[5:, acousticness] = np.nan
    clusters = fit_clusters(ranks)
    assert acousticness not in clusters.features
    assert clusters.fitted_rows == len(ranks)


def test_a_few_songs_that_lack_a_feature_are_left_out_instead() -> None:
    ranks = ranks_around(TARGETS, 20)
    ranks[:5, FEATURES.index("acousticness")] = np.nan
    clusters = fit_clusters(ranks)
    assert clusters.fitted_rows == len(ranks) - 5
    assert np.isnan(clusters.distances(ranks)[:5]).all()


def test_a_feature_that_is_the_same_everywhere_does_no_harm() -> None:
    ranks = ranks_around(TARGETS, 20)
    ranks[:, FEATURES.index("danceability")] = 1
    assert np.isfinite(fit_clusters(ranks).distances(ranks)).all()


@pytest.mark.parametrize("different", [0, 1, 5])
def test_fewer_than_six_different_songs_are_refused(different: int) -> None:
    ranks = np.repeat(ranks_around(TARGETS, 1)[:different], 10, axis=0)
    with pytest.raises(TooFewSongsError, match=f"there are {different}"):
        fit_clusters(ranks)


def test_songs_of_which_nothing_is_known_are_refused() -> None:
    with pytest.raises(TooFewSongsError, match="there are 0"):
        fit_clusters(np.full((20, len(FEATURES)), np.nan, np.float32))


def test_a_catalogues_clusters_are_fitted_once_for_a_seed() -> None:
    catalogue = mixed_catalogue(200)
    first = catalogue_clusters(catalogue, 1)
    assert catalogue_clusters(catalogue, 1) is first
    assert catalogue_clusters(catalogue, 2) is not first
