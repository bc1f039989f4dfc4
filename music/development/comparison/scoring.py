"""From a library's own names of emotions to our labels, and to figures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from emotion.classifiers.base import Probabilities
from emotion.labels import LABELS
from emotion.training.metrics import Scores, score_probabilities
from music.development.comparison.engine import Emotions
from music.development.comparison.errors import ComparisonError
from music.development.comparison.faces import LabelledFaces


def named_scores(faces: LabelledFaces, readings: Sequence[Sequence[Emotions]]) -> Scores:
    """Score the readings of all faces, in their order; see `probabilities`."""
    return score_probabilities(faces.labels, probabilities(readings), faces.copied)


def probabilities(readings: Sequence[Sequence[Emotions]]) -> Probabilities:
    """Return float32 [N, 7] by `emotion.labels`: of each picture its first face, by name and
    never by position, or a row of NaN without one.

    Shares are taken as the library gives them; one that rounds its shares may give rows
    that do not sum to 1. Raises ComparisonError for names that are not our seven.
    """
    rows = np.full((len(readings), len(LABELS)), np.nan, np.float32)
    for row, faces in zip(rows, readings, strict=True):
        if faces:
            row[:] = _in_order(faces[0])
    return rows


def _in_order(shares: Emotions) -> list[float]:
    unknown = set(shares) ^ set(LABELS)
    if unknown:
        raise ComparisonError(
            f"A library's emotions are not ours; they differ in: {', '.join(sorted(unknown))}."
        )
    return [shares[name] for name in LABELS]
