"""What a data set holds and what is wrong with it, counted."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np

from emotion.labels import LABELS
from emotion.training.copies import picture_digests, train_copies
from emotion.training.data import SPLITS, FaceDataset


def data_facts(dataset: FaceDataset) -> dict[str, Any]:
    """Count a divided data set for ``metrics.json``.

    ``rows`` by split and label; ``distinct`` pictures; ``train_copies``: the rows of each
    test split whose picture is in the train split, too; ``flat`` pictures of one colour;
    ``conflicting`` pictures that occur under more than one label.
    """
    copied = train_copies(dataset)
    if dataset.usage is None or copied is None:
        raise ValueError("the data set is not divided into splits")
    labels_of: dict[bytes, set[int]] = defaultdict(set)
    for digest, label in zip(picture_digests(dataset), dataset.labels, strict=True):
        labels_of[bytes(digest)].add(int(label))
    rows, copies = {}, {}
    for number, split in enumerate(SPLITS):
        inside = dataset.usage == number
        counts = np.bincount(dataset.labels[inside], minlength=len(LABELS))
        rows[split] = dict(zip(LABELS, map(int, counts), strict=True))
        if split != "train":
            copies[split] = int(copied[inside].sum())
    flat = sum(bool((image == image.flat[0]).all()) for image in dataset.images)
    return {
        "fingerprint": dataset.fingerprint(),
        "rows": rows,
        "n": {split: sum(counts.values()) for split, counts in rows.items()},
        "distinct": len(labels_of),
        "train_copies": copies,
        "flat": flat,
        "conflicting": sum(len(labels) > 1 for labels in labels_of.values()),
    }
