"""Running a network over a data set, as the site would run it."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt

from emotion.classifiers.base import EmotionClassifier, Probabilities
from emotion.labels import LABELS
from emotion.training.data import FaceDataset
from emotion.training.metrics import LabelColumn, Scores, most_likely, score_probabilities
from emotion.vision.crops import crop_face
from emotion.vision.faces import HaarFaceDetector, choose_face
from emotion.vision.preprocess import FACE_SIZE, GreyImage, preprocess

BATCH = 256

# Told after each batch how many pictures it read.
Progress = Callable[[int], object]


def nobody(added: int) -> None:
    """The `Progress` that nobody watches."""


def evaluate(
    dataset: FaceDataset,
    classifier: EmotionClassifier,
    detector: HaarFaceDetector | None = None,
    progress: Progress = nobody,
    copied: npt.NDArray[np.bool_] | None = None,
) -> Scores:
    """Score `classifier` on the pictures; see `predict_probabilities`.

    ``copied`` bool [N], see `emotion.training.copies.train_copies`, adds the accuracy on
    the other pictures.
    """
    probabilities = predict_probabilities(dataset.images, classifier, detector, progress)
    return score_probabilities(dataset.labels, probabilities, copied)


def predict(
    images: npt.NDArray[np.uint8],
    classifier: EmotionClassifier,
    detector: HaarFaceDetector | None = None,
    progress: Progress = nobody,
) -> LabelColumn:
    """Label pictures, see `predict_probabilities`; int [N], `MISSED` without a face."""
    return most_likely(predict_probabilities(images, classifier, detector, progress))


def predict_probabilities(
    images: npt.NDArray[np.uint8],
    classifier: EmotionClassifier,
    detector: HaarFaceDetector | None = None,
    progress: Progress = nobody,
) -> Probabilities:
    """Read uint8 [N, H, W] or [N, H, W, 3] (RGB), one forward pass each; float32 [N, 7].

    With `detector` the face is found first, and the row of a picture without one is NaN
    throughout; otherwise the whole picture is the face.
    """
    probabilities = np.full((len(images), len(LABELS)), np.nan, np.float32)
    for start in range(0, len(images), BATCH):
        batch = images[start : start + BATCH]
        probabilities[start : start + BATCH] = _read_batch(batch, classifier, detector)
        progress(len(batch))
    return probabilities


def whole_face(image: npt.NDArray[np.uint8]) -> GreyImage:
    """Return uint8 [H, W] or [H, W, 3] (RGB) as `preprocess` sees it: uint8 [48, 48]."""
    grey = _grey(image)
    if grey.shape == (FACE_SIZE, FACE_SIZE):
        return grey
    resized = cv2.resize(grey, (FACE_SIZE, FACE_SIZE), interpolation=cv2.INTER_AREA)
    return np.asarray(resized, np.uint8)


def _read_batch(
    images: npt.NDArray[np.uint8],
    classifier: EmotionClassifier,
    detector: HaarFaceDetector | None,
) -> Probabilities:
    faces = [_face(_grey(image), detector) for image in images]
    probabilities = np.full((len(faces), len(LABELS)), np.nan, np.float32)
    found = [index for index, face in enumerate(faces) if face is not None]
    if found:
        inputs = np.stack([preprocess(face) for face in faces if face is not None])
        probabilities[found] = classifier.predict(inputs)
    return probabilities


def _grey(image: npt.NDArray[np.uint8]) -> GreyImage:
    if image.ndim == 2:
        return image
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)


def _face(grey: GreyImage, detector: HaarFaceDetector | None) -> GreyImage | None:
    if detector is None:
        return grey
    # A still picture gets one chance, so the slower search is worth it.
    boxes = detector.detect_in_photograph(grey)
    chosen = choose_face(boxes)
    return None if chosen is None else crop_face(grey, boxes[chosen])
