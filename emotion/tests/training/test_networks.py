from __future__ import annotations

import numpy as np
import pytest

from emotion.tests.networks import uses_keras

pytestmark = uses_keras


def test_the_command_offers_every_network() -> None:
    from emotion.management.commands.train_emotion_model import NETWORK_NAMES
    from emotion.training.recipes import RECIPES

    assert tuple(RECIPES) == NETWORK_NAMES


def test_the_classic_network_has_the_layers_of_the_references() -> None:
    from emotion.training.network import classic

    network = classic()
    assert network.count_params() == 2_345_607
    assert network.input_shape == (None, 48, 48, 1)
    assert network.output_shape == (None, 7)


def test_the_residual_network_has_its_published_size() -> None:
    from emotion.training.network import residual

    network = residual()
    assert network.count_params() == 1_570_267
    assert network.input_shape == (None, 48, 48, 1)
    assert network.output_shape == (None, 7)


def test_the_residual_network_does_not_see_how_a_face_is_exposed() -> None:
    from emotion.training.network import residual

    network = residual()
    face = np.random.default_rng(5).random((1, 48, 48, 1), np.float32)
    bright, dark = (np.asarray(network(part)) for part in (face * 0.5 + 0.5, face * 0.4))
    assert bright == pytest.approx(dark, abs=2e-3)


def test_a_flat_picture_gives_probabilities_still() -> None:
    from emotion.training.network import residual

    for grey in (0.0, 0.5, 1.0):
        (row,) = np.asarray(residual()(np.full((1, 48, 48, 1), grey, np.float32)))
        assert np.isfinite(row).all()
        assert row.sum() == pytest.approx(1, abs=1e-5)
