"""FER2013 in each of its public forms, as arrays.

``.npz`` holds ``images``, ``labels`` and optionally ``usage``; ``fer2013.csv`` has the
columns emotion, pixels and Usage; the folder form is ``train/<emotion>/*`` and
``test/<emotion>/*``, its test part being the private test of the other two.
"""

from __future__ import annotations

import csv
import hashlib
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import BadZipFile

import cv2
import numpy as np
import numpy.typing as npt

from emotion.labels import LABELS
from emotion.training.errors import DatasetError
from emotion.vision.preprocess import FACE_SIZE

SPLITS = ("train", "public", "private")
CSV_USAGE = {"Training": 0, "PublicTest": 1, "PrivateTest": 2}
FOLDER_USAGE = {"train": 0, "validation": 1, "test": 2}
# The folder form is spread under several spellings of the same seven names.
FOLDER_LABELS = {name: index for index, name in enumerate(LABELS)} | {
    "anger": 0,
    "disgusted": 1,
    "fearful": 2,
    "happiness": 3,
    "sadness": 4,
    "surprised": 5,
}


@dataclass(frozen=True)
class FaceDataset:
    """Pictures with their labels.

    ``images`` uint8 [N, H, W] or [N, H, W, 3] (RGB), ``labels`` int [N] in 0..6 by
    `emotion.labels`, ``usage`` int [N] by position in `SPLITS`, or None when unsplit,
    ``votes`` int [N, 10] by `emotion.training.votes`, or None without FER+.
    """

    images: npt.NDArray[np.uint8]
    labels: npt.NDArray[np.int64]
    usage: npt.NDArray[np.int64] | None
    votes: npt.NDArray[np.int64] | None = None

    def split(self, name: str) -> FaceDataset:
        if self.usage is None:
            raise DatasetError("the data set is not divided into splits")
        return self.rows(np.flatnonzero(self.usage == SPLITS.index(name)))

    def rows(self, wanted: npt.NDArray[np.intp]) -> FaceDataset:
        usage = None if self.usage is None else self.usage[wanted]
        votes = None if self.votes is None else self.votes[wanted]
        return FaceDataset(self.images[wanted], self.labels[wanted], usage, votes)

    def with_votes(self, votes: npt.NDArray[np.int64]) -> FaceDataset:
        """The same pictures with FER+'s votes, which name no picture but stand in its order."""
        if len(votes) != len(self.images):
            raise DatasetError(f"{len(votes)} rows of votes for {len(self.images)} pictures")
        return replace(self, votes=votes)

    def fingerprint(self) -> str:
        """SHA-256 of pictures, labels and splits, whichever form they were read from."""
        digest = hashlib.sha256()
        for column in (self.images, self.labels, self.usage):
            if column is not None:
                digest.update(np.ascontiguousarray(column).tobytes())
        return digest.hexdigest()


def load_dataset(path: Path) -> FaceDataset:
    """Read any of the three forms. Raises DatasetError, never a bare parser error."""
    if path.is_dir():
        dataset = _load_folder(path)
    elif path.suffix == ".npz":
        dataset = _load_npz(path)
    elif path.suffix == ".csv":
        dataset = _load_csv(path)
    else:
        raise DatasetError(f"{path} is neither an .npz, a .csv nor a folder")
    if len(dataset.images) == 0:
        raise DatasetError(f"{path} holds no pictures")
    if dataset.labels.min() < 0 or dataset.labels.max() >= len(LABELS):
        raise DatasetError(f"{path} has labels outside 0..{len(LABELS) - 1}")
    return dataset


def _load_npz(path: Path) -> FaceDataset:
    try:
        # Opened here, because NumPy leaves a broken archive open.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            images, labels = archive["images"], archive["labels"]
            usage = archive["usage"] if "usage" in archive.files else None
    # A TypeError comes from a single .npy array under the wrong name.
    except (OSError, ValueError, TypeError, KeyError, EOFError, BadZipFile, zlib.error) as error:
        raise DatasetError(f"{path} cannot be read: {error}") from error
    if images.dtype != np.uint8 or images.ndim not in (3, 4):
        raise DatasetError(f"{path}: images must be uint8 [N, H, W] or [N, H, W, 3]")
    if images.ndim == 4 and images.shape[3] != 3:
        raise DatasetError(f"{path}: a fourth dimension of images must be 3 colours")
    columns = [labels] if usage is None else [labels, usage]
    if any(column.dtype.kind not in "iu" or column.ndim != 1 for column in columns):
        raise DatasetError(f"{path}: labels and usage must be whole numbers [N]")
    if any(len(column) != len(images) for column in columns):
        raise DatasetError(f"{path}: images, labels and usage differ in length")
    return FaceDataset(
        images, labels.astype(np.int64), None if usage is None else usage.astype(np.int64)
    )


def _load_csv(path: Path) -> FaceDataset:
    images, labels, usage = [], [], []
    try:
        with path.open(newline="") as file:
            for row in csv.DictReader(file):
                pixels = np.array(row["pixels"].split(), np.uint8)
                images.append(pixels.reshape(FACE_SIZE, FACE_SIZE))
                labels.append(int(row["emotion"]))
                usage.append(CSV_USAGE[row["Usage"]])
    except (OSError, ValueError, KeyError, AttributeError, OverflowError, csv.Error) as error:
        raise DatasetError(f"{path} is not fer2013.csv: {error!r}") from error
    return FaceDataset(np.array(images, np.uint8), np.array(labels), np.array(usage))


def _load_folder(path: Path) -> FaceDataset:
    images, labels, usage = [], [], []
    for split, split_number in FOLDER_USAGE.items():
        for folder in sorted((path / split).glob("*/")):
            if folder.name.lower() not in FOLDER_LABELS:
                raise DatasetError(f"{folder} is not named for one of {', '.join(LABELS)}")
            for file in sorted(folder.iterdir()):
                image = cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)
                if image is None:
                    raise DatasetError(f"{file} is not a picture")
                if image.shape != (FACE_SIZE, FACE_SIZE):
                    image = cv2.resize(image, (FACE_SIZE, FACE_SIZE), interpolation=cv2.INTER_AREA)
                images.append(image)
                labels.append(FOLDER_LABELS[folder.name.lower()])
                usage.append(split_number)
    return FaceDataset(
        np.array(images, np.uint8), np.array(labels, np.int64), np.array(usage, np.int64)
    )
