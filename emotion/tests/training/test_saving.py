from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from emotion.errors import ModelFileError
from emotion.tests.networks import uses_keras

pytestmark = uses_keras
# Of patches and not of single pixels, which every network averages away.
FACES = np.kron(
    np.random.default_rng(8).random((4, 6, 6, 1), np.float32), np.ones((1, 8, 8, 1), np.float32)
)


@pytest.mark.parametrize("network", ["classic", "residual"])
def test_a_stored_network_answers_as_the_trained_one(network: str, tmp_path: Path) -> None:
    from emotion.classifiers.keras_classifier import KerasClassifier
    from emotion.training.recipes import RECIPES
    from emotion.training.saving import save

    model = RECIPES[network].build()
    # Fresh weights answer much the same to everything, so that nothing could differ.
    last = model.layers[-1]
    kernel, bias = last.get_weights()
    last.set_weights([np.random.default_rng(9).normal(0, 0.1, kernel.shape), bias])
    save(model, tmp_path / "Model.h5")
    expected = np.asarray(model(FACES))
    assert np.ptp(expected, axis=0).max() > 1e-3
    assert KerasClassifier(tmp_path / "Model.h5").predict(FACES) == pytest.approx(
        expected, abs=1e-5
    )


def test_a_network_that_is_not_stored_whole_is_refused(tmp_path: Path) -> None:
    import keras

    from emotion.training.saving import save

    class Forgetful(keras.layers.Layer):  # type: ignore[misc]
        """Multiplies by a number that its settings do not name."""

        def call(self, x: Any) -> Any:
            return x * getattr(self, "factor", 1.0)

    keras.saving.register_keras_serializable("tests")(Forgetful)
    layer = Forgetful()
    layer.factor = 3.0
    face = keras.Input((48, 48, 1))
    flat = keras.layers.Flatten()(layer(face))
    model = keras.Model(face, keras.layers.Dense(7, activation="softmax")(flat))
    with pytest.raises(ModelFileError, match="does not hold what was trained"):
        save(model, tmp_path / "Model.h5")
