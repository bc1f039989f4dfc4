"""What a new network on record must not fall below; test_recorded_metrics.py measures it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from emotion.training.metrics_file import METRICS_NAME, read_metrics
from emotion.training.robustness import PERTURBATIONS

COARSE = "coarse"
# Points that accuracy may fall under each change alone.
MOST_LOST = dict.fromkeys(PERTURBATIONS, 0.03) | {COARSE: 0.08}


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return read_metrics(Path(settings.EMOTION_MODEL_DIR) / METRICS_NAME)


def test_private_faces_are_read_as_labelled(record: dict[str, Any]) -> None:
    assert record["private"]["accuracy"] >= 0.70
    assert record["private"]["macro_f1"] >= 0.68


def test_most_disgusted_faces_are_found(record: dict[str, Any]) -> None:
    assert record["private"]["classes"]["disgust"]["recall"] >= 0.60


def test_a_confidence_can_be_believed(record: dict[str, Any]) -> None:
    assert record["calibration"]["bins"] == 15
    assert record["private"]["calibration_error"] <= 0.04


@pytest.mark.parametrize("change", MOST_LOST)
def test_another_crop_or_light_costs_little(record: dict[str, Any], change: str) -> None:
    assert record["robustness"]["perturbed"][change]["fall"] <= MOST_LOST[change]


def test_the_network_is_small(record: dict[str, Any]) -> None:
    assert record["training"]["parameters"] < 3_000_000
