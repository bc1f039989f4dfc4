"""How good predictions are, in numbers; plain arithmetic on labels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emotion.labels import LABELS

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
    """

    n: int
    missed: int
    accuracy: float
    accuracy_found: float | None
    macro_f1: float
    classes: dict[str, ClassScores]
    confusion: list[list[int]]


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
