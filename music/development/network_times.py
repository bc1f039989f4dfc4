"""What each trainable network costs a face, side by side."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np

from emotion.classifiers.onnx_classifier import OnnxClassifier
from emotion.keras_environment import prepare_keras
from emotion.model_files import KERAS_NAME, ONNX_NAME
from emotion.vision.preprocess import FACE_SIZE
from music.development.measuring import Measurement, NotMeasured, measure_together

# A millisecond's call needs more of them than a frame's for a steady median.
ROUNDS = 10


def network_figures(runs: int) -> Iterator[Measurement | NotMeasured]:
    """Time one face through every network on one core; how it is trained costs nothing,
    so the weights are random and the classic network need not be kept for this."""
    prepare_keras()
    try:
        from emotion.training.export import export
        from emotion.training.recipes import RECIPES
    except ImportError as error:
        yield NotMeasured("Compare the networks", f"TensorFlow is not installed ({error}).")
        return
    face = np.random.default_rng(0).random((1, FACE_SIZE, FACE_SIZE, 1), np.float32)
    calls = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for network, recipe in RECIPES.items():
            recipe.build().save(folder / KERAS_NAME)
            export(folder / KERAS_NAME, folder / ONNX_NAME)
            classifier = OnnxClassifier(folder / ONNX_NAME)
            calls[f"One face, network {network}"] = partial(classifier.predict, face)
    yield from measure_together(calls, runs=runs * ROUNDS)
