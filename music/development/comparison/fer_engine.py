"""fer's side of the comparison; runs only in fer's own environment."""

from __future__ import annotations

from importlib.metadata import version

import cv2
import tensorflow
from fer.fer import FER  # type: ignore[import-not-found]

from music.development.comparison.engine import Emotions, Engine
from music.development.comparison.pictures import Picture

# FER() widens every rectangle by 10 pixels a side (its ``offsets``) and reads flat grey where
# that leaves the picture. A rectangle that is smaller by as much is read as the whole picture.
MARGIN = 10


class FerEngine:
    """`FER` as it comes, with its Haar detector, but for the choice of network file."""

    version = version("fer")
    runtime = f"TensorFlow {tensorflow.__version__}"

    def __init__(self, *, use_tflite: bool) -> None:
        self._fer = FER(use_tflite=use_tflite)

    def read_face(self, picture: Picture) -> list[Emotions]:
        height, width = picture.shape[:2]
        rectangle = (MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN)
        return self._named(self._fer.detect_emotions(picture, face_rectangles=[rectangle]))

    def read_frame(self, picture: Picture) -> list[Emotions]:
        return self._named(self._fer.detect_emotions(picture))

    def _named(self, faces: list[dict[str, Emotions]]) -> list[Emotions]:
        return [face["emotions"] for face in faces]


def open_engine(*, use_tflite: bool) -> Engine:
    cv2.setNumThreads(1)
    return FerEngine(use_tflite=use_tflite)
