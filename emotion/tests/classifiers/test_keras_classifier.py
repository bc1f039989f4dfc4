from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytest_django.fixtures import Settings

from emotion.classifiers.keras_classifier import KerasClassifier
from emotion.classifiers.registry import get_classifier
from emotion.errors import ModelFileError
from emotion.tests.networks import uses_keras, write_keras

pytestmark = uses_keras


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_keras(tmp_path_factory.mktemp("keras") / "Model.h5")


@pytest.mark.parametrize("count", [0, 1, 5])
def test_any_number_of_faces_gives_seven_probabilities_each(network: Path, count: int) -> None:
    faces = np.random.default_rng(3).random((count, 48, 48, 1), np.float32)
    probabilities = KerasClassifier(network).predict(faces)
    assert probabilities.shape == (count, 7)
    assert probabilities.dtype == np.float32
    assert np.allclose(probabilities.sum(axis=1), 1, atol=1e-5)


def test_the_setting_chooses_keras(network: Path, settings: Settings) -> None:
    settings.EMOTION_BACKEND = "keras"
    settings.EMOTION_MODEL_DIR = network.parent
    assert isinstance(get_classifier(), KerasClassifier)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match="missing"):
        KerasClassifier(tmp_path / "Model.h5")


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Model.h5").write_bytes(b"not a network")
    with pytest.raises(ModelFileError, match="holds no Keras network"):
        KerasClassifier(tmp_path / "Model.h5")


def test_a_network_of_another_shape_is_refused(tmp_path: Path) -> None:
    import keras

    model = keras.Sequential([keras.Input((64, 64, 1)), keras.layers.Flatten()])
    model.save(tmp_path / "Model.h5")
    with pytest.raises(ModelFileError, match="maps"):
        KerasClassifier(tmp_path / "Model.h5")
