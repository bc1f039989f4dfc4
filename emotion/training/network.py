"""The networks that can be trained.

Each takes float32 [N, 48, 48, 1] in 0..1 and gives softmax [N, 7].
"""

from __future__ import annotations

from typing import Any

import keras
from keras import layers

from emotion.labels import LABELS
from emotion.vision.preprocess import FACE_SIZE

# Channels of the residual network's three stages, each half as wide and high as the last.
STAGES = (48, 96, 192)
# Variance of a face whose greys differ by 2.5 of 255: below that there is only noise to
# bring out.
FAINTEST_VARIANCE = 1e-4
# How far squeeze-excitation narrows the channels; Hu et al. 2018 use 16 for wider layers.
SQUEEZE = 8


def classic() -> keras.Model:
    """The network of WMusic and Emotion-Music-Recommendation, layer for layer.

    2,345,607 parameters, 2.1 million of them in the dense layer of 1024.
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


def residual() -> keras.Model:
    """A small residual network with squeeze-excitation, 1,570,267 parameters.

    He et al. 2016 (blocks) and Hu et al. 2018 (squeeze-excitation). The first layer gives
    every face mean 0 and variance 1: how a room is lit and a camera exposes says nothing
    about a face, and so never reaches what is learnt.
    """
    face = keras.Input((FACE_SIZE, FACE_SIZE, 1), name="face")
    x = _exposed_alike(face)
    for channels in STAGES:
        x = _block(x, channels, stride=2)
        x = _block(x, channels, stride=1)
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dropout(0.3)(x)
    emotion = layers.Dense(len(LABELS), activation="softmax", dtype="float32", name="emotion")(x)
    return keras.Model(face, emotion, name="residual")


def _exposed_alike(face: Any) -> Any:
    # In float32 even when the rest is trained in bfloat16, whose 8 bits would band a face.
    # Flat and back, because Keras forgets the axes of a normalisation over more than one
    # when it stores a network: read again, that would answer the same to every face.
    x = layers.Flatten(dtype="float32")(face)
    x = layers.LayerNormalization(
        center=False, scale=False, epsilon=FAINTEST_VARIANCE, dtype="float32", name="exposure"
    )(x)
    return layers.Reshape((FACE_SIZE, FACE_SIZE, 1), dtype="float32")(x)


def _block(x: Any, channels: int, *, stride: int) -> Any:
    y = layers.ReLU()(layers.BatchNormalization()(_conv(x, channels, 3, stride)))
    y = layers.BatchNormalization()(_conv(y, channels, 3))
    y = _squeeze_excite(y, channels)
    if stride == 2:
        # Averaged before the 1x1, which alone would skip three pixels of four (He et al.
        # 2019, ResNet-D).
        x = layers.BatchNormalization()(_conv(layers.AveragePooling2D(2)(x), channels, 1))
    return layers.ReLU()(layers.Add()([x, y]))


def _conv(x: Any, channels: int, size: int, stride: int = 1) -> Any:
    return layers.Conv2D(
        channels,
        size,
        strides=stride,
        padding="same",
        use_bias=False,  # the normalisation that follows has one
        kernel_initializer="he_normal",
    )(x)


def _squeeze_excite(x: Any, channels: int) -> Any:
    weight = layers.GlobalAveragePooling2D(keepdims=True)(x)
    weight = layers.Conv2D(channels // SQUEEZE, 1, activation="relu")(weight)
    weight = layers.Conv2D(channels, 1, activation="sigmoid")(weight)
    return layers.Multiply()([x, weight])
