from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

from recommendations.engine.catalogue import UNKNOWN
from recommendations.engine.features import FEATURES
from recommendations.song_moods.apply import ROWS_AT_ONCE, song_moods
from recommendations.song_moods.fitting import INVERSE_PENALTY, fit
from recommendations.tests.song_moods.songs import made_up_songs

MODEL = fit(*made_up_songs())


def test_it_says_what_scikit_learns_own_pipeline_says() -> None:
    features, moods = made_up_songs(spread=0.3)
    pipeline = make_pipeline(
        StandardScaler(),
        PolynomialFeatures(2, include_bias=False),
        StandardScaler(),
        LogisticRegression(C=INVERSE_PENALTY, max_iter=4000),
    )
    expected = pipeline.fit(features, moods).predict(features)
    found = song_moods(features, fit(features, moods))
    assert found.tolist() == expected.tolist()
    assert 0.5 < np.mean(found == moods) < 1


def test_songs_like_those_it_learnt_from_are_named_as_those() -> None:
    features, moods = made_up_songs(seed=2)
    assert np.mean(song_moods(features, MODEL) == moods) > 0.75


@pytest.mark.parametrize("column", range(len(FEATURES)), ids=FEATURES)
@pytest.mark.parametrize("missing", [np.nan, np.inf])
def test_a_song_that_lacks_a_feature_has_no_mood(column: int, missing: float) -> None:
    features, _ = made_up_songs()
    features[3, column] = missing
    found = song_moods(features, MODEL)
    assert found[3] == UNKNOWN
    assert (np.delete(found, 3) != UNKNOWN).all()


@given(st.lists(st.integers(0, 119), max_size=30))
def test_a_songs_mood_does_not_depend_on_the_songs_around_it(rows: list[int]) -> None:
    features, _ = made_up_songs()
    features[7, 0] = np.nan
    whole = song_moods(features, MODEL)
    assert song_moods(features[rows], MODEL).tolist() == whole[rows].tolist()


def test_a_large_catalogue_is_named_to_its_end() -> None:
    features, _ = made_up_songs()
    times = ROWS_AT_ONCE // len(features) + 2
    found = song_moods(np.tile(features, (times, 1)), MODEL)
    assert found.dtype == np.int8
    assert found.tolist() == song_moods(features, MODEL).tolist() * times


def test_a_value_beyond_the_songs_learnt_from_counts_as_the_outermost_of_them() -> None:
    features, _ = made_up_songs()
    beyond, edge = features.copy(), features.copy()
    loudness = FEATURES.index("loudness")
    beyond[:, loudness], edge[:, loudness] = -60, features[:, loudness].min()
    assert song_moods(beyond, MODEL).tolist() == song_moods(edge, MODEL).tolist()


def test_single_precision_and_no_songs_are_welcome() -> None:
    features, _ = made_up_songs()
    single = song_moods(features.astype(np.float32), MODEL)
    assert single.tolist() == song_moods(features, MODEL).tolist()
    assert song_moods(np.empty((0, len(FEATURES))), MODEL).tolist() == []


@pytest.mark.parametrize("shape", [(4, 8), (9,), (2, 9, 1)])
def test_features_of_another_shape_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="must be"):
        song_moods(np.zeros(shape), MODEL)


def test_a_mood_without_songs_cannot_be_learnt() -> None:
    features, moods = made_up_songs()
    with pytest.raises(ValueError, match="every mood"):
        fit(features[moods > 0], moods[moods > 0])
