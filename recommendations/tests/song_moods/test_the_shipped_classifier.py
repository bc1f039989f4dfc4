from __future__ import annotations

import hashlib
import json

import numpy as np
import pytest
from pytest_django.fixtures import Settings

from recommendations.engine.catalogue import UNKNOWN
from recommendations.engine.features import FEATURES, SONG_MOODS
from recommendations.song_moods.apply import song_moods
from recommendations.song_moods.model_file import SHIPPED_FILE, shipped_model
from recommendations.song_moods.permitted import permitted_song_moods
from recommendations.song_moods.training import metrics_path

RECORD = json.loads(metrics_path(SHIPPED_FILE).read_text())
# Valence, energy, danceability, acousticness, instrumentalness, liveness, speechiness,
# loudness and tempo of songs that nobody would mistake.
PLAIN_CASES = {
    "happy": (0.9, 0.7, 0.75, 0.2, 0.0, 0.1, 0.05, -6.0, 115.0),
    "sad": (0.2, 0.25, 0.45, 0.8, 0.0, 0.1, 0.04, -11.0, 110.0),
    "energetic": (0.4, 0.96, 0.45, 0.0, 0.1, 0.3, 0.1, -3.5, 140.0),
    "calm": (0.1, 0.08, 0.25, 0.97, 0.9, 0.1, 0.04, -25.0, 90.0),
}
CASES = np.array(list(PLAIN_CASES.values()), np.float32)


def test_the_metrics_are_those_of_the_shipped_model() -> None:
    assert RECORD["model_sha256"] == hashlib.sha256(SHIPPED_FILE.read_bytes()).hexdigest()


def test_it_was_measured_to_be_right_in_four_of_five_songs_with_any_folds() -> None:
    figures = RECORD["metrics"]
    assert min(figures["accuracy"], figures["accuracy_on_new_artists"]) >= 0.80
    assert min(figures["repeats"]) >= 0.80


def test_it_names_songs_that_nobody_would_mistake() -> None:
    assert [SONG_MOODS[mood] for mood in song_moods(CASES)] == list(PLAIN_CASES)


def test_it_is_read_once_a_process() -> None:
    assert shipped_model() is shipped_model()


def test_the_catalogue_gets_moods_only_where_the_operator_allows_it(settings: Settings) -> None:
    settings.SONG_MOODS = True
    assert permitted_song_moods(CASES).tolist() == [0, 1, 2, 3]
    settings.SONG_MOODS = False
    off = permitted_song_moods(CASES)
    assert off.tolist() == [UNKNOWN] * 4
    assert off.dtype == np.int8


@pytest.mark.parametrize("count", [0, 3])
def test_songs_of_unknown_features_stay_unknown(settings: Settings, count: int) -> None:
    settings.SONG_MOODS = True
    unknown = np.full((count, len(FEATURES)), np.nan, np.float32)
    assert permitted_song_moods(unknown).tolist() == [UNKNOWN] * count
