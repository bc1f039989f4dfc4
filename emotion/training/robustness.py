"""How much worse a network reads faces that were cut out, lit or sized a little differently.

Each change alone, on the 48x48 face; what a detector's box, a mirrored picture, another
exposure or a distant face do to it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import cv2
import numpy as np
import numpy.typing as npt

from emotion.classifiers.base import EmotionClassifier
from emotion.training.data import FaceDataset
from emotion.training.evaluation import Progress, nobody, predict, whole_face
from emotion.vision.preprocess import FACE_SIZE, GreyImage

Perturbation = Callable[[GreyImage], GreyImage]

SHIFT = 4
ZOOM_OUT, ZOOM_IN = 0.92, 1.08
DARKER, BRIGHTER = 0.67, 1.33
COARSE_SIDE = 24
CENTRE = (FACE_SIZE - 1) / 2


@dataclass(frozen=True)
class PerturbedAccuracy:
    """``accuracy`` 0..1 on changed faces, and its ``fall`` from that on unchanged ones."""

    accuracy: float
    fall: float


@dataclass(frozen=True)
class Robustness:
    """``accuracy`` 0..1 on unchanged faces; ``perturbed`` by the names of `PERTURBATIONS`."""

    accuracy: float
    perturbed: dict[str, PerturbedAccuracy]


def shift(face: GreyImage, right: int, down: int) -> GreyImage:
    """Move uint8 [48, 48] by whole pixels; the edge it leaves is repeated."""
    rows = np.clip(np.arange(FACE_SIZE) - down, 0, FACE_SIZE - 1)
    columns = np.clip(np.arange(FACE_SIZE) - right, 0, FACE_SIZE - 1)
    return face[np.ix_(rows, columns)]


def zoom(face: GreyImage, factor: float) -> GreyImage:
    """Scale uint8 [48, 48] about its centre, bilinear; below 1 the edges are repeated."""
    aside = CENTRE * (1 - factor)
    matrix = np.array([[factor, 0, aside], [0, factor, aside]])
    zoomed = cv2.warpAffine(
        face,
        matrix,
        (FACE_SIZE, FACE_SIZE),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(zoomed, np.uint8)


def mirror(face: GreyImage) -> GreyImage:
    """Swap left and right of uint8 [48, 48]."""
    return np.ascontiguousarray(face[:, ::-1])


def grey_times(face: GreyImage, factor: float) -> GreyImage:
    """Multiply uint8 [48, 48], rounded and clipped to 0..255."""
    return np.asarray(np.clip(np.rint(face * factor), 0, 255), np.uint8)


def coarse(face: GreyImage) -> GreyImage:
    """Shrink uint8 [48, 48] to 24x24 by area average and enlarge it again, bilinear."""
    small = cv2.resize(face, (COARSE_SIDE, COARSE_SIDE), interpolation=cv2.INTER_AREA)
    back = cv2.resize(small, (FACE_SIZE, FACE_SIZE), interpolation=cv2.INTER_LINEAR)
    return np.asarray(back, np.uint8)


PERTURBATIONS: dict[str, Perturbation] = {
    "shift_left": partial(shift, right=-SHIFT, down=0),
    "shift_right": partial(shift, right=SHIFT, down=0),
    "shift_up": partial(shift, right=0, down=-SHIFT),
    "shift_down": partial(shift, right=0, down=SHIFT),
    "zoom_out": partial(zoom, factor=ZOOM_OUT),
    "zoom_in": partial(zoom, factor=ZOOM_IN),
    "mirror": mirror,
    "darker": partial(grey_times, factor=DARKER),
    "brighter": partial(grey_times, factor=BRIGHTER),
    "coarse": coarse,
}
# For people.
TITLES = {
    "shift_left": f"{SHIFT} pixels left",
    "shift_right": f"{SHIFT} pixels right",
    "shift_up": f"{SHIFT} pixels up",
    "shift_down": f"{SHIFT} pixels down",
    "zoom_out": f"zoom {ZOOM_OUT}",
    "zoom_in": f"zoom {ZOOM_IN}",
    "mirror": "mirrored",
    "darker": f"grey × {DARKER}",
    "brighter": f"grey × {BRIGHTER}",
    "coarse": f"{COARSE_SIDE}x{COARSE_SIDE} and back",
}
# Passes over the data set that `robustness` makes.
PASSES = 1 + len(PERTURBATIONS)


def robustness(
    dataset: FaceDataset, classifier: EmotionClassifier, progress: Progress = nobody
) -> Robustness:
    """Measure `classifier` on the pictures as they are and under each perturbation.

    Each picture as a whole is taken for the face and brought to 48x48 first. `progress`
    is told after each batch how many readings it added, of `PASSES` a picture.
    """
    faces = np.stack([whole_face(image) for image in dataset.images])

    def accuracy(changed: npt.NDArray[np.uint8]) -> float:
        predicted = predict(changed, classifier, progress=progress)
        return float(np.mean(predicted == dataset.labels))

    unchanged = accuracy(faces)
    perturbed = {}
    for name, perturb in PERTURBATIONS.items():
        reached = accuracy(np.stack([perturb(face) for face in faces]))
        perturbed[name] = PerturbedAccuracy(reached, unchanged - reached)
    return Robustness(unchanged, perturbed)
