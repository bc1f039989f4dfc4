"""The labelled songs that the shipped classifier learnt from, where they are at hand."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from recommendations.song_moods.model_file import (
    SHAPES,
    SHIPPED_FILE,
    read_model,
    shipped_model,
)
from recommendations.song_moods.training import Training, metrics_path, train

pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def trained(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Training, Path]:
    output = tmp_path_factory.mktemp("trained") / "moods.json"
    data = shared_data / "music" / "data_moods.csv.gz"
    return train(data, output, seed=0, command="a test"), output


def test_all_686_songs_are_used(trained: tuple[Training, Path]) -> None:
    songs = trained[0].songs
    assert np.bincount(songs.moods).tolist() == [140, 197, 154, 195]
    assert songs.unusable == {}


def test_four_of_five_songs_are_named_as_their_labels(trained: tuple[Training, Path]) -> None:
    assert trained[0].metrics.accuracy >= 0.80


def test_training_again_gives_the_shipped_model(trained: tuple[Training, Path]) -> None:
    again, shipped = read_model(trained[1]), shipped_model()
    for name in SHAPES:
        # The last digits are those of the machine's linear algebra.
        assert np.allclose(getattr(again, name), getattr(shipped, name), atol=1e-4)


def test_the_shipped_metrics_are_those_of_this_data(trained: tuple[Training, Path]) -> None:
    record = json.loads(metrics_path(SHIPPED_FILE).read_text())
    training = trained[0]
    assert record["data"]["sha256"] == training.songs.sha256
    assert record["metrics"]["accuracy"] == pytest.approx(training.metrics.accuracy, abs=0.005)
