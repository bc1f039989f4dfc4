from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from emotion.labels import LABELS
from emotion.training.copies import train_copies
from emotion.training.data import FaceDataset
from emotion.training.data_facts import data_facts

ANGRY, HAPPY = LABELS.index("angry"), LABELS.index("happy")


@pytest.fixture
def dataset() -> FaceDataset:
    """Eight pictures: a b c | a d | b b' f, b' being b with one pixel changed, f flat."""
    a, b, c, d = np.random.default_rng(6).integers(0, 256, (4, 48, 48)).astype(np.uint8)
    almost_b = b.copy()
    almost_b[47, 47] ^= 1
    flat = np.full((48, 48), 9, np.uint8)
    return FaceDataset(
        np.stack([a, b, c, a, d, b, almost_b, flat]),
        np.array([ANGRY, HAPPY, HAPPY, HAPPY, ANGRY, HAPPY, HAPPY, ANGRY]),
        np.array([0, 0, 0, 1, 1, 2, 2, 2]),
    )


def test_a_copy_is_the_same_in_every_pixel_whatever_its_label(dataset: FaceDataset) -> None:
    copied = train_copies(dataset)
    assert copied is not None
    assert copied.tolist() == [True, True, True, True, False, True, False, False]


def test_an_undivided_data_set_has_no_train_split_to_copy(dataset: FaceDataset) -> None:
    assert train_copies(replace(dataset, usage=None)) is None


def test_the_faults_are_counted(dataset: FaceDataset) -> None:
    facts = data_facts(dataset)
    assert facts["n"] == {"train": 3, "public": 2, "private": 3}
    assert facts["rows"]["private"] == dict.fromkeys(LABELS, 0) | {"happy": 2, "angry": 1}
    assert facts["distinct"] == 6
    assert facts["train_copies"] == {"public": 1, "private": 1}
    assert facts["flat"] == 1
    # Picture a is angry in one split and happy in another.
    assert facts["conflicting"] == 1
    assert facts["fingerprint"] == dataset.fingerprint()


def test_without_splits_there_is_nothing_to_count(dataset: FaceDataset) -> None:
    with pytest.raises(ValueError, match="not divided"):
        data_facts(replace(dataset, usage=None))
