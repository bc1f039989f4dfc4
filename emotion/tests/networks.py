"""Small networks of known behaviour, in the two file formats."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from emotion.labels import LABELS
from emotion.vision.preprocess import FACE_SIZE

SEEN = (0.1, 0.05, 0.05, 0.5, 0.1, 0.1, 0.1)
# Keras hands TensorFlow's arrays to NumPy in a way that NumPy 2 has announced to refuse.
uses_keras = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
OUR_LABELS = {"labels": json.dumps(LABELS)}


def write_onnx(path: Path, metadata: Mapping[str, str] = OUR_LABELS) -> Path:
    """A network that sees `SEEN` in every face."""
    pixels = FACE_SIZE * FACE_SIZE
    weights = {
        "weights": np.zeros((pixels, len(LABELS)), np.float32),
        "bias": np.log(np.array(SEEN, np.float32)),
    }
    graph = helper.make_graph(
        [
            helper.make_node("Flatten", ["face"], ["flat"]),
            helper.make_node("Gemm", ["flat", "weights", "bias"], ["scores"]),
            helper.make_node("Softmax", ["scores"], ["emotion"]),
        ],
        "constant",
        [helper.make_tensor_value_info("face", TensorProto.FLOAT, ["N", FACE_SIZE, FACE_SIZE, 1])],
        [helper.make_tensor_value_info("emotion", TensorProto.FLOAT, ["N", len(LABELS)])],
        [numpy_helper.from_array(values, name) for name, values in weights.items()],
    )
    network = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
    helper.set_model_props(network, dict(metadata))
    onnx.save(network, str(path))
    return path


def write_brightness_onnx(path: Path) -> Path:
    """A network that calls dark pictures angry and bright ones happy."""
    network = onnx.load(str(write_onnx(path)))
    weights = np.zeros((FACE_SIZE * FACE_SIZE, len(LABELS)), np.float32)
    weights[:, LABELS.index("happy")] = 1
    bias = np.full(len(LABELS), -2000, np.float32)
    bias[LABELS.index("angry")] = FACE_SIZE * FACE_SIZE / 2
    bias[LABELS.index("happy")] = 0
    for stored, values in zip(network.graph.initializer, (weights, bias), strict=True):
        stored.CopyFrom(numpy_helper.from_array(values, stored.name))
    onnx.save(network, str(path))
    return path


def write_keras(path: Path, seed: int = 1) -> Path:
    """A small untrained Keras network of the right shape."""
    import keras

    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input((FACE_SIZE, FACE_SIZE, 1)),
            keras.layers.Conv2D(2, 5, strides=4, activation="relu"),
            keras.layers.Flatten(),
            keras.layers.Dense(len(LABELS), activation="softmax"),
        ]
    )
    model.save(path)
    return path
