from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from emotion.tests.networks import uses_keras

pytestmark = uses_keras


@pytest.fixture
def model() -> Any:
    import keras

    return keras.Sequential([keras.Input((2,)), keras.layers.Dense(3)])


def after(model: Any, folder: Path, weights: dict[int, float], epochs: int = 6) -> Any:
    """The callback after these epochs, each ending with all weights at one value."""
    from emotion.training.averaging import WeightAverage

    average = WeightAverage(folder, epochs)
    average.set_model(model)
    for epoch, value in weights.items():
        model.set_weights([np.full_like(w, value) for w in model.get_weights()])
        average.on_epoch_end(epoch)
    return average


def test_the_mean_is_of_the_last_third_alone(model: Any, tmp_path: Path) -> None:
    average = after(model, tmp_path, {0: 100, 1: 100, 2: 100, 3: 100, 4: 1, 5: 4})
    assert average.apply(model)
    assert all(np.allclose(weights, 2.5) for weights in model.get_weights())


def test_a_run_that_was_cut_goes_on_averaging(model: Any, tmp_path: Path) -> None:
    after(model, tmp_path, {4: 1})
    average = after(model, tmp_path, {5: 4})
    average.apply(model)
    assert all(np.allclose(weights, 2.5) for weights in model.get_weights())


def test_without_a_late_epoch_there_is_no_mean(model: Any, tmp_path: Path) -> None:
    average = after(model, tmp_path, {0: 1, 1: 2})
    assert not average.apply(model)
