"""The network's measured figures as pages show them, from ``metrics.json``.

Nothing is typed: a page without that file says that it has no figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from emotion.labels import LABELS
from emotion.training.metrics_file import METRICS_NAME, MetricsFileError, read_metrics

# FER2013's private test chose nothing, so its figures flatter least.
SPLIT = "private"


@dataclass(frozen=True)
class EmotionFigures:
    """One emotion on the private test. Shares are of 0..1, ``faces`` is a count.

    ``recall`` is the share of its faces that were read as it, ``precision`` the share of
    those read as it that were it, ``mistaken_share`` the share of its faces that were read
    as ``mistaken_for``, the most frequent mistake.
    """

    label: str
    faces: int
    recall: float
    precision: float
    mistaken_for: str
    mistaken_share: float


@dataclass(frozen=True)
class NetworkFigures:
    """Shares are of 0..1, the others counts."""

    accuracy: float
    accuracy_without_copy: float
    faces: int
    training_faces: int
    named: float
    right_when_named: float
    parameters: int
    # From the one that is found most often to the one that is missed most often.
    emotions: tuple[EmotionFigures, ...]

    @property
    def best(self) -> EmotionFigures:
        return self.emotions[0]

    @property
    def worst(self) -> EmotionFigures:
        return self.emotions[-1]

    @property
    def rarest(self) -> EmotionFigures:
        return min(self.emotions, key=lambda emotion: emotion.faces)


def network_figures() -> NetworkFigures | None:
    """The figures beside the network in use; None where they are not there or not whole."""
    try:
        metrics = read_metrics(Path(settings.EMOTION_MODEL_DIR) / METRICS_NAME)
        return _figures(metrics)
    except (MetricsFileError, KeyError, TypeError, IndexError):
        return None


def _figures(metrics: Mapping[str, Any]) -> NetworkFigures:
    measured, naming = metrics[SPLIT], metrics["naming"][SPLIT]
    emotions = [_emotion(measured, number) for number in range(len(LABELS))]
    return NetworkFigures(
        accuracy=measured["accuracy"],
        accuracy_without_copy=measured["accuracy_without_copy"],
        faces=measured["n"],
        training_faces=metrics["data"]["n"]["train"],
        named=naming["named"],
        right_when_named=naming["right_when_named"],
        parameters=metrics["training"]["parameters"],
        emotions=tuple(sorted(emotions, key=lambda emotion: -emotion.recall)),
    )


def _emotion(measured: Mapping[str, Any], number: int) -> EmotionFigures:
    label = LABELS[number]
    scores, row = measured["classes"][label], measured["confusion"][number]
    others = [other for other in range(len(LABELS)) if other != number]
    most = max(others, key=lambda other: row[other])
    return EmotionFigures(
        label=label,
        faces=scores["support"],
        recall=scores["recall"],
        precision=scores["precision"],
        mistaken_for=LABELS[most],
        mistaken_share=row[most] / scores["support"],
    )
