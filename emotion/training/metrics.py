"""How good predictions are, in numbers; plain arithmetic on labels and probabilities."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from emotion.classifiers.base import Probabilities
from emotion.labels import LABELS
from emotion.training.calibration import expected_calibration_error

# What stands for a prediction where no face was found.
MISSED = -1

LabelColumn = npt.NDArray[np.int64]


@dataclass(frozen=True)
class ClassScores:
    """One class, as 0..1; 0 where a score has nothing to divide by."""

    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True)
class Scores:
    """The whole data set.

    ``accuracy`` counts a missed face as wrong; ``accuracy_found`` leaves it out, and is
    None when no face was found. ``macro_f1`` averages over the classes that occur in the
    truth. ``confusion`` is 7 x 7, rows true, columns predicted; a missed face is in none
    of its columns, so its rows sum to the faces found.

    The rest is None where it was not asked for or nothing is there to divide by:
    ``accuracy_without_copy`` is that on the ``n_without_copy`` pictures without an exact
    copy in the train split, ``confidence`` the mean top probability of the faces found
    and ``calibration_error`` that of `emotion.training.calibration`.
    """

    n: int
    missed: int
    accuracy: float
    accuracy_found: float | None
    macro_f1: float
    classes: dict[str, ClassScores]
    confusion: list[list[int]]
    n_without_copy: int | None = None
    accuracy_without_copy: float | None = None
    confidence: float | None = None
    calibration_error: float | None = None


def most_likely(probabilities: Probabilities) -> LabelColumn:
    """Return the labels [N] of [N, 7]; `MISSED` for a row of NaN."""
    missed = np.isnan(probabilities).any(axis=1)
    return np.where(missed, MISSED, np.nan_to_num(probabilities).argmax(axis=1))


def score_probabilities(
    truth: LabelColumn,
    probabilities: Probabilities,
    copied: npt.NDArray[np.bool_] | None = None,
) -> Scores:
    """`score` with everything that float [N, 7] tells; a missed face is a row of NaN.

    ``copied`` bool [N] says which pictures have a copy in the train split.
    """
    predicted = most_likely(probabilities)
    scores, found = score(truth, predicted), predicted != MISSED
    if found.any():
        read = probabilities[found]
        scores = replace(
            scores,
            confidence=float(read.max(axis=1).mean(dtype=np.float64)),
            calibration_error=expected_calibration_error(read, truth[found]),
        )
    if copied is not None:
        right = (predicted == truth)[~copied]
        scores = replace(
            scores,
            n_without_copy=len(right),
            accuracy_without_copy=float(right.mean()) if len(right) else None,
        )
    return scores


def score(truth: LabelColumn, predicted: LabelColumn) -> Scores:
    """Compare labels 0..6 [N], N > 0, with predictions 0..6 or `MISSED` [N]."""
    found = predicted != MISSED
    confusion = np.zeros((len(LABELS), len(LABELS)), np.int64)
    np.add.at(confusion, (truth[found], predicted[found]), 1)
    supports = np.bincount(truth, minlength=len(LABELS))
    classes = {
        name: _class_scores(
            correct=int(confusion[label, label]),
            predicted=int(confusion[:, label].sum()),
            support=int(supports[label]),
        )
        for label, name in enumerate(LABELS)
    }
    correct, count, n = int(np.trace(confusion)), int(found.sum()), len(truth)
    return Scores(
        n=n,
        missed=n - count,
        accuracy=correct / n,
        accuracy_found=correct / count if count else None,
        macro_f1=float(np.mean([one.f1 for one in classes.values() if one.support])),
        classes=classes,
        confusion=confusion.tolist(),
    )


def _class_scores(*, correct: int, predicted: int, support: int) -> ClassScores:
    # F1 = 2PR / (P + R), with the fractions cleared.
    return ClassScores(
        precision=correct / predicted if predicted else 0.0,
        recall=correct / support if support else 0.0,
        f1=2 * correct / (predicted + support) if predicted + support else 0.0,
        support=support,
    )
