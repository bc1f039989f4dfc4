"""The labelled faces that accuracy is measured on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from emotion.training.copies import train_copies
from emotion.training.data import SPLITS, FaceDataset, load_dataset
from emotion.training.errors import DatasetError
from music.development.comparison.errors import ComparisonError
from music.development.comparison.pictures import Picture

DEFAULT_SPLIT = "private"
UNDIVIDED = "all"


@dataclass(frozen=True)
class LabelledFaces:
    """``pictures`` uint8 [N, H, W, 3] (BGR), each one face; ``labels`` int [N] by
    `emotion.labels`; ``copied`` bool [N], whether the train split holds the very same
    picture, or None in an undivided data set.

    ``split`` is the split's name, or `UNDIVIDED`.
    """

    split: str
    pictures: Picture
    labels: npt.NDArray[np.int64]
    copied: npt.NDArray[np.bool_] | None


def load_faces(path: Path, split: str | None) -> LabelledFaces:
    """Read a split of a data set, or all of one that is not divided.

    Unnamed, the split is `DEFAULT_SPLIT`. Raises ComparisonError.
    """
    try:
        dataset = load_dataset(path)
        if split is None and dataset.usage is not None:
            split = DEFAULT_SPLIT
        rows = _rows(dataset, split)
    except DatasetError as error:
        raise ComparisonError(str(error)) from error
    if len(rows) == 0:
        raise ComparisonError(f"{path} has no picture in its {split} split.")
    copied = train_copies(dataset)
    wanted = dataset.rows(rows)
    return LabelledFaces(
        split=split or UNDIVIDED,
        pictures=_bgr(wanted.images),
        labels=wanted.labels,
        copied=None if copied is None else copied[rows],
    )


def _rows(dataset: FaceDataset, split: str | None) -> npt.NDArray[np.intp]:
    if split is None:
        return np.arange(len(dataset.images))
    if dataset.usage is None:
        raise DatasetError("the data set is not divided into splits")
    return np.flatnonzero(dataset.usage == SPLITS.index(split))


def _bgr(images: Picture) -> Picture:
    # Grey to colour and back, which both sides do, changes no pixel: the weights sum to 1.
    code = cv2.COLOR_GRAY2BGR if images.ndim == 3 else cv2.COLOR_RGB2BGR
    return np.stack([np.asarray(cv2.cvtColor(image, code), np.uint8) for image in images])
