"""Which pictures to train on, and which to choose by."""

from __future__ import annotations

import hashlib

import numpy as np

from emotion.training.data import FaceDataset
from emotion.training.errors import DatasetError
from emotion.training.votes import without_a_face


def without_test_copies(dataset: FaceDataset) -> tuple[FaceDataset, int]:
    """Return the train split without rows that copy a test row, and how many went.

    FER2013 has 703 such rows; leaving them in would measure memory, not skill.
    The official test splits stay whole.
    """
    if dataset.usage is None:
        raise DatasetError("training needs a data set divided into train and test")
    digests = np.array([hashlib.sha256(image.tobytes()).digest() for image in dataset.images])
    in_train = dataset.usage == 0
    keep = in_train & ~np.isin(digests, digests[~in_train])
    dropped = int(in_train.sum() - keep.sum())
    return dataset.rows(np.flatnonzero(keep)), dropped


def choosing_split(
    train: FaceDataset, public: FaceDataset, seed: int
) -> tuple[FaceDataset, FaceDataset]:
    """Return what to train on and what to choose the best weights by.

    The public test chooses. Where there is none, as in the folder form, a tenth of the
    train split is held out for it: the private test must never choose.
    """
    if len(public.images):
        return train, public
    order = np.random.default_rng(seed).permutation(len(train.images))
    held_out, kept = np.split(order, [len(order) // 10])
    return train.rows(np.sort(kept)), train.rows(np.sort(held_out))


def without_non_faces(dataset: FaceDataset) -> tuple[FaceDataset, int]:
    """Return the rows that show a face, and how many went.

    Gone are pictures of one flat colour, and those where most of FER+'s voters saw no
    face; without votes only the flat ones.
    """
    shown = dataset.images.reshape(len(dataset.images), -1).std(axis=1) > 0
    if dataset.votes is not None:
        shown &= ~without_a_face(dataset.votes)
    return dataset.rows(np.flatnonzero(shown)), int((~shown).sum())
