from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from emotion.tests.networks import uses_keras, write_keras
from emotion.training.calibration import apply_temperature

pytestmark = uses_keras

FACES = np.random.default_rng(11).random((32, 48, 48, 1), np.float32)


@pytest.mark.parametrize("temperature", [0.6, 1.7])
def test_a_folded_temperature_gives_what_applying_it_gives(
    tmp_path: Path, temperature: float
) -> None:
    import keras

    from emotion.training.temperature import fold_temperature

    model = keras.saving.load_model(write_keras(tmp_path / "Model.h5"), compile=False)
    expected = apply_temperature(model.predict_on_batch(FACES), temperature)
    fold_temperature(model, temperature)
    folded = np.asarray(model.predict_on_batch(FACES))
    assert np.abs(folded - expected).max() < 1e-6
    # It must not be lost on the way to the file.
    model.save(tmp_path / "folded.h5", include_optimizer=False)
    again = keras.saving.load_model(tmp_path / "folded.h5", compile=False)
    assert np.abs(np.asarray(again.predict_on_batch(FACES)) - expected).max() < 1e-6


@pytest.mark.parametrize("name", ["classic", "residual"])
def test_the_networks_that_can_be_trained_can_take_a_temperature(name: str) -> None:
    from emotion.training.recipes import RECIPES
    from emotion.training.temperature import fold_temperature

    model = RECIPES[name].build()
    expected = apply_temperature(model.predict_on_batch(FACES[:2]), 2)
    fold_temperature(model, 2)
    assert np.abs(np.asarray(model.predict_on_batch(FACES[:2])) - expected).max() < 1e-6


@pytest.mark.parametrize("temperature", [0.0, -1.0, float("nan")])
def test_a_temperature_is_above_zero(tmp_path: Path, temperature: float) -> None:
    import keras

    from emotion.training.temperature import fold_temperature

    model = keras.saving.load_model(write_keras(tmp_path / "Model.h5"), compile=False)
    with pytest.raises(ValueError, match="above 0"):
        fold_temperature(model, temperature)


def test_a_network_without_a_dense_softmax_at_its_end_is_refused() -> None:
    import keras

    from emotion.training.temperature import fold_temperature

    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(7), keras.layers.ReLU()])
    with pytest.raises(ValueError, match="does not end"):
        fold_temperature(model, 2)
