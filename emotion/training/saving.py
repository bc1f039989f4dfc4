"""Storing a trained network, and proof that what is read again is what was trained."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np

from emotion.classifiers.keras_classifier import KerasClassifier
from emotion.errors import ModelFileError
from emotion.vision.preprocess import FACE_SIZE

CHECKED_INPUTS = 16
TOLERANCE = 1e-5


def save(model: keras.Model, path: Path) -> None:
    """Write `model` without its optimiser's state, in the HDF5 format of ``Model.h5``.

    Raises ModelFileError when the stored network answers differently by more than 1e-5:
    Keras stores a layer's settings, and not every setting of every layer comes back.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    model.save(path, include_optimizer=False)
    shape = (CHECKED_INPUTS, FACE_SIZE, FACE_SIZE, 1)
    faces = np.random.default_rng(2013).random(shape, np.float32)
    trained, stored = np.asarray(model(faces)), KerasClassifier(path).predict(faces)
    difference = float(np.abs(trained - stored).max())
    if not difference <= TOLERANCE:
        raise ModelFileError(f"{path} does not hold what was trained: {difference:.1e} apart")
