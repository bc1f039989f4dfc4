from __future__ import annotations

from pathlib import Path

import numpy as np

from emotion.classifiers.base import Probabilities
from emotion.errors import ModelFileError
from emotion.keras_environment import prepare_keras
from emotion.labels import LABELS
from emotion.vision.preprocess import FACE_SIZE, NetworkInput


class KerasClassifier:
    """The network by Keras on TensorFlow: 600 MB a process.

    Both are imported when the first one is made, so that a process that reads faces by
    onnxruntime never loads them. Raises ModelFileError for a file that is missing or
    holds no network from [N, 48, 48, 1] to [N, 7].
    """

    def __init__(self, model: Path) -> None:
        prepare_keras()
        import keras

        if not model.is_file():
            raise ModelFileError(f"{model} is missing.")
        try:
            self._model = keras.saving.load_model(model, compile=False)
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise ModelFileError(f"{model} holds no Keras network: {error}") from error
        shapes = (self._model.input_shape, self._model.output_shape)
        if shapes != ((None, FACE_SIZE, FACE_SIZE, 1), (None, len(LABELS))):
            raise ModelFileError(f"{model} maps {shapes[0]} to {shapes[1]}.")
        # The first call builds the network's graph, which threads must not do together.
        self.predict(np.zeros((1, FACE_SIZE, FACE_SIZE, 1), np.float32))

    def predict(self, faces: NetworkInput) -> Probabilities:
        if len(faces) == 0:
            return np.empty((0, len(LABELS)), np.float32)
        return np.asarray(self._model.predict_on_batch(faces), np.float32)
