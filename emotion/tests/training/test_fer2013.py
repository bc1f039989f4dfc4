"""The real data set, and what the shipped network reaches on it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from django.conf import settings

from emotion.classifiers.registry import open_classifier
from emotion.model_files import KERAS_NAME, ONNX_NAME
from emotion.tests.networks import uses_keras
from emotion.training.data import FaceDataset, load_dataset
from emotion.training.evaluation import predict
from emotion.training.metrics import score
from emotion.training.selection import without_test_copies

pytestmark = [pytest.mark.data, uses_keras]


@pytest.fixture(scope="module")
def fer2013(shared_data: Path) -> FaceDataset:
    return load_dataset(shared_data / "fer2013.npz")


@pytest.mark.parametrize(
    ("split", "counts"),
    [
        ("train", [3995, 436, 4097, 7215, 4830, 3171, 4965]),
        ("public", [467, 56, 496, 895, 653, 415, 607]),
        ("private", [491, 55, 528, 879, 594, 416, 626]),
    ],
)
def test_each_split_has_its_published_counts(
    fer2013: FaceDataset, split: str, counts: list[int]
) -> None:
    assert np.bincount(fer2013.split(split).labels).tolist() == counts


def test_703_train_rows_copy_a_test_row(fer2013: FaceDataset) -> None:
    kept, dropped = without_test_copies(fer2013)
    assert dropped == 703
    assert len(kept.images) == 28709 - 703


def test_both_files_reach_the_claimed_accuracy_with_equal_predictions(
    fer2013: FaceDataset,
) -> None:
    private = fer2013.split("private")
    folder = Path(settings.EMOTION_MODEL_DIR)
    by_keras, by_onnx = (
        predict(private.images, open_classifier(folder / name)) for name in (KERAS_NAME, ONNX_NAME)
    )
    assert np.array_equal(by_keras, by_onnx)
    assert score(private.labels, by_onnx).accuracy >= 0.70
