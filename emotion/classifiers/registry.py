"""The detector and the network of this process, made when first needed and then shared."""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from emotion import model_files
from emotion.classifiers.base import EmotionClassifier
from emotion.classifiers.keras_classifier import KerasClassifier
from emotion.classifiers.onnx_classifier import OnnxClassifier
from emotion.errors import ModelFileError
from emotion.vision.faces import HaarFaceDetector

# lru_cache alone would let two threads build the same network at once.
_building = threading.Lock()


def get_classifier() -> EmotionClassifier:
    """The network that ``EMOTION_BACKEND`` names, read from ``EMOTION_MODEL_DIR``."""
    with _building:
        return _classifier(settings.EMOTION_BACKEND, Path(settings.EMOTION_MODEL_DIR))


def get_detector() -> HaarFaceDetector:
    """The face detector, read from ``EMOTION_CASCADE``."""
    with _building:
        return _detector(Path(settings.EMOTION_CASCADE))


def open_classifier(model: Path) -> EmotionClassifier:
    """The network in `model`, by the kind of file. Raises ModelFileError."""
    if model.suffix == ".onnx":
        return OnnxClassifier(model)
    if model.suffix in (".h5", ".keras"):
        return KerasClassifier(model)
    raise ModelFileError(f"{model} is neither an .onnx nor an .h5 file.")


@lru_cache(maxsize=2)
def _classifier(backend: str, model_dir: Path) -> EmotionClassifier:
    files = {"onnx": model_files.ONNX_NAME, "keras": model_files.KERAS_NAME}
    return open_classifier(model_dir / files[backend])


@lru_cache(maxsize=2)
def _detector(cascade: Path) -> HaarFaceDetector:
    return HaarFaceDetector(cascade)
