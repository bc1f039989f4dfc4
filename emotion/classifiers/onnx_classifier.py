from __future__ import annotations

from pathlib import Path

import numpy as np

from emotion.classifiers.base import Probabilities
from emotion.model_files import check_labels, open_onnx
from emotion.vision.preprocess import NetworkInput


class OnnxClassifier:
    """The network by onnxruntime on one processor core: about 1 ms a face, 70 MB.

    Raises ModelFileError, when made, for a file that is missing, broken or made for
    other labels.
    """

    def __init__(self, model: Path) -> None:
        self._session = open_onnx(model)
        check_labels(model, self._session.get_modelmeta().custom_metadata_map)
        self._input = self._session.get_inputs()[0].name

    def predict(self, faces: NetworkInput) -> Probabilities:
        (probabilities,) = self._session.run(None, {self._input: faces})
        return np.asarray(probabilities, np.float32)
