"""The network that the repository ships."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from django.conf import settings

from emotion.classifiers.keras_classifier import KerasClassifier
from emotion.classifiers.onnx_classifier import OnnxClassifier
from emotion.labels import LABELS
from emotion.model_files import KERAS_NAME, ONNX_NAME, verify
from emotion.tests.networks import uses_keras
from emotion.vision.crops import crop_face
from emotion.vision.faces import HaarFaceDetector, choose_face
from emotion.vision.preprocess import GreyImage, preprocess

pytestmark = uses_keras


@pytest.fixture(scope="module")
def model_dir() -> Path:
    return Path(settings.EMOTION_MODEL_DIR)


def test_its_two_files_belong_together(model_dir: Path) -> None:
    verify(model_dir)


def test_keras_and_onnxruntime_agree_on_it(model_dir: Path) -> None:
    faces = np.random.default_rng(48).random((64, 48, 48, 1), np.float32)
    by_keras = KerasClassifier(model_dir / KERAS_NAME).predict(faces)
    by_onnx = OnnxClassifier(model_dir / ONNX_NAME).predict(faces)
    assert np.abs(by_keras - by_onnx).max() < 1e-5


def test_it_is_the_residual_network_without_the_optimiser(model_dir: Path) -> None:
    import keras

    model = keras.saving.load_model(model_dir / KERAS_NAME, compile=False)
    assert model.count_params() == 1_570_267
    assert b"optimizer_weights" not in (model_dir / KERAS_NAME).read_bytes()


def test_it_sees_the_astronaut_smile(model_dir: Path, cascade: Path, portrait: GreyImage) -> None:
    boxes = HaarFaceDetector(cascade).detect(portrait)
    chosen = choose_face(boxes)
    assert chosen is not None
    face = preprocess(crop_face(portrait, boxes[chosen]))[None]
    (probabilities,) = OnnxClassifier(model_dir / ONNX_NAME).predict(face)
    assert LABELS[int(probabilities.argmax())] == "happy"
