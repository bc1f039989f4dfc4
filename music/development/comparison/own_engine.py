"""This project's side of the comparison, by the code that reads the camera's frames."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import onnxruntime

# All of the site's reading, so that importing it costs here what it costs there.
import emotion.services  # noqa: F401
from emotion.classifiers.registry import open_classifier
from emotion.labels import LABELS
from emotion.vision.crops import crop_face
from emotion.vision.faces import HaarFaceDetector
from emotion.vision.preprocess import GreyImage, preprocess
from music.development.comparison.engine import Emotions, Engine
from music.development.comparison.pictures import Picture


class OwnEngine:
    """Raises EmotionSetupError, when made, if the network or the cascade cannot be used."""

    version = "this checkout"
    runtime = f"onnxruntime {onnxruntime.__version__}"

    def __init__(self, model: Path, cascade: Path) -> None:
        self._classifier = open_classifier(model)
        self._detector = HaarFaceDetector(cascade)

    def read_face(self, picture: Picture) -> list[Emotions]:
        return self._named([_grey(picture)])

    def read_frame(self, picture: Picture) -> list[Emotions]:
        grey = _grey(picture)
        # The site reads one face a frame; the other library reads all, so this does, too.
        return self._named([crop_face(grey, face) for face in self._detector.detect(grey)])

    def _named(self, faces: list[GreyImage]) -> list[Emotions]:
        if not faces:
            return []
        shares = self._classifier.predict(np.stack([preprocess(face) for face in faces]))
        return [dict(zip(LABELS, map(float, row), strict=True)) for row in shares]


def open_engine(*, model: str, cascade: str) -> Engine:
    cv2.setNumThreads(1)
    return OwnEngine(Path(model), Path(cascade))


def _grey(picture: Picture) -> GreyImage:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
