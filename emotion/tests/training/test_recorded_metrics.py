"""What ``model/metrics.json`` records, measured again from ``model/emotion.onnx``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.conf import settings

from emotion.classifiers.onnx_classifier import OnnxClassifier
from emotion.model_files import ONNX_NAME
from emotion.training.copies import train_copies
from emotion.training.data import SPLITS, FaceDataset, load_dataset
from emotion.training.data_facts import data_facts
from emotion.training.measuring import measure
from emotion.training.metrics_file import METRICS_NAME, read_metrics
from emotion.training.metrics_sections import measured_sections
from emotion.training.robustness import robustness

pytestmark = pytest.mark.data

# What depends on the probabilities and not only on their order. Counts and accuracies
# have to be the recorded ones to the digit.
ABOUT = 1e-3


@pytest.fixture(scope="module")
def recorded() -> dict[str, Any]:
    return read_metrics(Path(settings.EMOTION_MODEL_DIR) / METRICS_NAME)


@pytest.fixture(scope="module")
def classifier() -> OnnxClassifier:
    return OnnxClassifier(Path(settings.EMOTION_MODEL_DIR) / ONNX_NAME)


@pytest.fixture(scope="module")
def fer2013(shared_data: Path) -> FaceDataset:
    return load_dataset(shared_data / "fer2013.npz")


@pytest.fixture(scope="module")
def measured(fer2013: FaceDataset, classifier: OnnxClassifier) -> dict[str, Any]:
    copied = train_copies(fer2013)
    assert fer2013.usage is not None
    assert copied is not None
    public, private = (
        measure(fer2013.rows(rows), classifier, copied=copied[rows])
        for rows in (np.flatnonzero(fer2013.usage == SPLITS.index(name)) for name in SPLITS[1:])
    )
    return measured_sections(public, private)


@pytest.mark.parametrize("split", ["public", "private"])
def test_the_scores_of_a_split_are_the_recorded_ones(
    recorded: dict[str, Any], measured: dict[str, Any], split: str
) -> None:
    then, now = recorded[split], measured[split]
    for key in ("confidence", "calibration_error"):
        assert now.pop(key) == pytest.approx(then.pop(key), abs=ABOUT)
    assert now == then


@pytest.mark.parametrize("split", ["public", "private"])
def test_the_calibration_is_the_recorded_one(
    recorded: dict[str, Any], measured: dict[str, Any], split: str
) -> None:
    then, now = recorded["calibration"], measured["calibration"]
    assert now["bins"] == then["bins"]
    assert now["temperature"][split] == pytest.approx(then["temperature"][split], abs=ABOUT)
    pairs = list(zip(now["reliability"][split], then["reliability"][split], strict=True))
    assert [one["count"] for one, _ in pairs] == pytest.approx(
        [one["count"] for _, one in pairs],
        abs=1,  # a probability on an edge may fall to either side
    )


def test_the_robustness_is_the_recorded_one(
    recorded: dict[str, Any], fer2013: FaceDataset, classifier: OnnxClassifier
) -> None:
    now = robustness(fer2013.split("private"), classifier)
    then = recorded["robustness"]
    assert now.accuracy == pytest.approx(then["accuracy"], abs=1e-6)
    assert {name: one.accuracy for name, one in now.perturbed.items()} == pytest.approx(
        {name: one["accuracy"] for name, one in then["perturbed"].items()}, abs=1e-6
    )
    for one in then["perturbed"].values():
        assert one["fall"] == pytest.approx(then["accuracy"] - one["accuracy"], abs=2e-6)


def test_the_data_are_the_recorded_ones(recorded: dict[str, Any], fer2013: FaceDataset) -> None:
    assert data_facts(fer2013) == recorded["data"]
