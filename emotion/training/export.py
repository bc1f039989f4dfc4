"""From ``Model.h5`` to ``emotion.onnx``, which onnxruntime and browsers can run."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import keras
import numpy as np
import onnx

from emotion.classifiers.keras_classifier import KerasClassifier
from emotion.classifiers.onnx_classifier import OnnxClassifier
from emotion.errors import ModelFileError
from emotion.labels import LABELS
from emotion.model_files import INPUT_RANGE_KEY, LABELS_KEY, SOURCE_KEY, sha256
from emotion.vision.preprocess import FACE_SIZE, INPUT_RANGE

INPUT_NAME = "face"
CHECKED_INPUTS = 64
# float32 sums in another order differ by about 1e-7.
TOLERANCE = 1e-5


def export(source: Path, target: Path) -> float:
    """Write `source` as ONNX to `target`; return how far the two differ at most.

    The input is ``face``, float32 [N, 48, 48, 1] in 0..1, the output [N, 7]. The
    metadata names the labels, the input range and the SHA-256 of `source`. `target` is
    replaced at once and only by a file that passed the comparison: raises ModelFileError
    when `source` holds no such network or a probability differs by more than 1e-5.
    """
    original = KerasClassifier(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        draft = Path(folder) / target.name
        _write(source, draft)
        difference = _largest_difference(original, OnnxClassifier(draft))
        if not difference <= TOLERANCE:
            raise ModelFileError(f"the export differs from {source} by {difference:.1e}")
        draft.replace(target)
    return difference


def _write(source: Path, draft: Path) -> None:
    model = keras.saving.load_model(source, compile=False)
    # The graph takes its input's name from here.
    faces = keras.Input((FACE_SIZE, FACE_SIZE, 1), name=INPUT_NAME)
    named = keras.Model(faces, model(faces))
    named(np.zeros((1, FACE_SIZE, FACE_SIZE, 1), np.float32))  # Keras exports what was called
    named.export(str(draft), format="onnx", verbose=False)
    network = onnx.load(str(draft))
    onnx.helper.set_model_props(
        network,
        {
            LABELS_KEY: json.dumps(LABELS),
            INPUT_RANGE_KEY: json.dumps(INPUT_RANGE),
            SOURCE_KEY: sha256(source),
        },
    )
    onnx.checker.check_model(network)
    onnx.save(network, str(draft))


def _largest_difference(original: KerasClassifier, exported: OnnxClassifier) -> float:
    shape = (CHECKED_INPUTS, FACE_SIZE, FACE_SIZE, 1)
    faces = np.random.default_rng(2013).random(shape, np.float32)
    return float(np.abs(original.predict(faces) - exported.predict(faces)).max())
