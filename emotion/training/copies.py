"""Pictures compared by their exact pixels, to find copies across splits."""

from __future__ import annotations

import hashlib

import numpy as np
import numpy.typing as npt

from emotion.training.data import SPLITS, FaceDataset


def picture_digests(dataset: FaceDataset) -> npt.NDArray[np.bytes_]:
    """Return the SHA-256 of each picture's pixels as hexadecimal bytes [N]."""
    return np.array(
        [hashlib.sha256(image.tobytes()).hexdigest().encode() for image in dataset.images]
    )


def train_copies(dataset: FaceDataset) -> npt.NDArray[np.bool_] | None:
    """Return bool [N]: which pictures have an exact copy in the train split.

    Their label does not matter. All of the train split has one; None when undivided.
    """
    if dataset.usage is None:
        return None
    digests = picture_digests(dataset)
    return np.isin(digests, digests[dataset.usage == SPLITS.index("train")])
