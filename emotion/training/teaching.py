"""Targets that an earlier network gives: distillation (Hinton et al. 2015).

A network that learns from one of its own kind often ends above it (Furlanello et al.
2018, "Born again neural networks"): what the teacher makes of a face says more than one
of seven words, and weighs labels that were given carelessly.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from emotion.classifiers.base import EmotionClassifier
from emotion.vision.preprocess import preprocess_all

BATCH = 256


def taught(
    targets: npt.NDArray[np.float32],
    faces: npt.NDArray[np.uint8],
    teacher: EmotionClassifier,
    *,
    share: float,
) -> npt.NDArray[np.float32]:
    """Return ``targets`` [N, 7] with `share` (0..1) of each row given to the teacher.

    The teacher reads each of the faces, uint8 [N, 48, 48], and its mirror image; the mean
    of the two is steadier than either.
    """
    if len(faces) == 0:
        return targets
    opinions = [
        (_read(teacher, part) + _read(teacher, part[:, :, ::-1])) / 2
        for part in np.split(faces, range(BATCH, len(faces), BATCH))
    ]
    return np.asarray((1 - share) * targets + share * np.concatenate(opinions), np.float32)


def _read(teacher: EmotionClassifier, faces: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    return teacher.predict(preprocess_all(np.ascontiguousarray(faces)))
