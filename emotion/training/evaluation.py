"""Running a network over a data set, as the site would run it."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt

from emotion.classifiers.base import EmotionClassifier
from emotion.training.data import FaceDataset
from emotion.training.metrics import MISSED, LabelColumn, Scores, score
from emotion.vision.faces import HaarFaceDetector, choose_face
from emotion.vision.preprocess import GreyImage, preprocess

BATCH = 256


def evaluate(
    dataset: FaceDataset,
    classifier: EmotionClassifier,
    detector: HaarFaceDetector | None = None,
    progress: Callable[[int], object] = lambda done: None,
) -> Scores:
    """Score `classifier` on the pictures; see `predict`."""
    return score(dataset.labels, predict(dataset.images, classifier, detector, progress))


def predict(
    images: npt.NDArray[np.uint8],
    classifier: EmotionClassifier,
    detector: HaarFaceDetector | None = None,
    progress: Callable[[int], object] = lambda done: None,
) -> LabelColumn:
    """Label uint8 [N, H, W] or [N, H, W, 3] (RGB), one forward pass each; gives int [N].

    With `detector` the face is found first and a picture without one is `MISSED`;
    otherwise the whole picture is the face. `progress` is told how many are done.
    """
    predicted = np.full(len(images), MISSED, np.int64)
    for start in range(0, len(images), BATCH):
        batch = images[start : start + BATCH]
        predicted[start : start + BATCH] = _predict_batch(batch, classifier, detector)
        progress(start + len(batch))
    return predicted


def _predict_batch(
    images: npt.NDArray[np.uint8],
    classifier: EmotionClassifier,
    detector: HaarFaceDetector | None,
) -> LabelColumn:
    faces = [_face(_grey(image), detector) for image in images]
    predicted = np.full(len(faces), MISSED, np.int64)
    found = [index for index, face in enumerate(faces) if face is not None]
    if found:
        inputs = np.stack([preprocess(face) for face in faces if face is not None])
        predicted[found] = classifier.predict(inputs).argmax(axis=1)
    return predicted


def _grey(image: npt.NDArray[np.uint8]) -> GreyImage:
    if image.ndim == 2:
        return image
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)


def _face(grey: GreyImage, detector: HaarFaceDetector | None) -> GreyImage | None:
    if detector is None:
        return grey
    boxes = detector.detect(grey)
    chosen = choose_face(boxes)
    return None if chosen is None else boxes[chosen].crop(grey)
