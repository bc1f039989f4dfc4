"""The networks that can be trained, by name."""

from __future__ import annotations

from collections.abc import Callable

import keras
from keras import layers

from emotion.labels import LABELS
from emotion.vision.preprocess import FACE_SIZE

LEARNING_RATE = 1e-3
BATCH_SIZE = 64


def classic() -> keras.Model:
    """The network of WMusic and Emotion-Music-Recommendation, layer for layer.

    Input float32 [N, 48, 48, 1] in 0..1, output softmax [N, 7]; 2,345,607 parameters,
    2.1 million of them in the dense layer of 1024.
    """
    return keras.Sequential(
        [
            keras.Input((FACE_SIZE, FACE_SIZE, 1), name="face"),
            layers.Conv2D(32, 3, activation="relu"),
            layers.Conv2D(64, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Dropout(0.25),
            layers.Conv2D(128, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(128, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Dropout(0.25),
            layers.Flatten(),
            layers.Dense(1024, activation="relu"),
            layers.Dropout(0.5),
            layers.Dense(len(LABELS), activation="softmax", name="emotion"),
        ],
        name="classic",
    )


NETWORKS: dict[str, Callable[[], keras.Model]] = {"classic": classic}
