"""Targets that earlier networks give: distillation (Hinton et al. 2015).

A network that learns from one of its own kind often ends above it (Furlanello et al.
2018, "Born again neural networks"): what the teacher makes of a face says more than one
of seven words, and weighs labels that were given carelessly. Several teachers that were
trained apart are wrong about different faces, so that their mean is right more often.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from emotion.classifiers.base import EmotionClassifier
from emotion.vision.preprocess import FACE_SIZE, preprocess_all

BATCH = 256
# Pixels that the teacher looks aside: ten views, as ten crops are (Krizhevsky et al. 2012).
ASIDE = 2
SHIFTS = ((0, 0), (-ASIDE, 0), (ASIDE, 0), (0, -ASIDE), (0, ASIDE))


def taught(
    targets: npt.NDArray[np.float32],
    faces: npt.NDArray[np.uint8],
    teachers: Sequence[EmotionClassifier],
    *,
    share: float,
) -> npt.NDArray[np.float32]:
    """Return ``targets`` [N, 7] with `share` (0..1) of each row given to the teachers.

    Each teacher reads each of the faces, uint8 [N, 48, 48], from ten sides: as it is and
    shifted by `ASIDE` pixels, and all of that mirrored. The mean of all is steadier than
    one. Without faces or teachers the targets stay.
    """
    if len(faces) == 0 or not teachers:
        return targets
    parts = np.split(faces, range(BATCH, len(faces), BATCH))
    opinions = np.concatenate(
        [np.mean([_opinion(teacher, part) for teacher in teachers], axis=0) for part in parts]
    )
    return np.asarray((1 - share) * targets + share * opinions, np.float32)


def _opinion(teacher: EmotionClassifier, faces: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    wide = np.pad(faces, ((0, 0), (ASIDE, ASIDE), (ASIDE, ASIDE)), mode="edge")
    views = [
        wide[:, ASIDE + down : ASIDE + down + FACE_SIZE, ASIDE + right : ASIDE + right + FACE_SIZE]
        for down, right in SHIFTS
    ]
    views += [view[:, :, ::-1] for view in views]
    read = [teacher.predict(preprocess_all(np.ascontiguousarray(view))) for view in views]
    return np.asarray(np.mean(read, axis=0), np.float32)
