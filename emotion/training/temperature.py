"""A temperature put into a Keras network for good."""

from __future__ import annotations

import keras
from keras import layers


def fold_temperature(model: keras.Model, temperature: float) -> None:
    """Divide what goes into the network's softmax by `temperature`, in place.

    The last layer's kernel and bias are divided, so that the network's file is as large
    and as fast as before and its probabilities are those of
    `emotion.training.calibration.apply_temperature`. Raises ValueError for a temperature
    that is not above 0 and for a network that does not end in a dense softmax layer.
    """
    if not temperature > 0:
        raise ValueError(f"a temperature is above 0, not {temperature}")
    last = model.layers[-1]
    if not isinstance(last, layers.Dense) or last.activation is not keras.activations.softmax:
        raise ValueError(f"{model.name} does not end in a dense softmax layer")
    last.set_weights([weights / temperature for weights in last.get_weights()])
