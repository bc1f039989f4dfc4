from __future__ import annotations

import numpy as np
import pytest

from emotion.labels import LABELS
from emotion.training.metrics import MISSED, ClassScores, score

ANGRY, DISGUST, FEAR, HAPPY, SAD = range(5)


def test_the_scores_of_six_faces_are_those_worked_out_by_hand() -> None:
    # Truth has 3 angry, 2 happy, 1 sad; one angry face was missed.
    scores = score(
        np.array([ANGRY, ANGRY, ANGRY, HAPPY, HAPPY, SAD]),
        np.array([ANGRY, HAPPY, MISSED, HAPPY, FEAR, SAD]),
    )
    assert (scores.n, scores.missed) == (6, 1)
    assert scores.accuracy == pytest.approx(3 / 6)
    assert scores.accuracy_found == pytest.approx(3 / 5)
    assert scores.classes["angry"] == ClassScores(1.0, 1 / 3, 0.5, 3)
    assert scores.classes["happy"] == ClassScores(1 / 2, 1 / 2, 0.5, 2)
    assert scores.classes["sad"] == ClassScores(1.0, 1.0, 1.0, 1)
    # Fear was read but is nowhere in the truth: out of the average.
    assert scores.classes["fear"] == ClassScores(0.0, 0.0, 0.0, 0)
    assert scores.macro_f1 == pytest.approx((0.5 + 0.5 + 1) / 3)


def test_rows_of_the_confusion_are_true_and_columns_read() -> None:
    scores = score(np.array([ANGRY, ANGRY, HAPPY]), np.array([HAPPY, MISSED, HAPPY]))
    expected = np.zeros((7, 7), int)
    expected[ANGRY, HAPPY] = expected[HAPPY, HAPPY] = 1
    assert scores.confusion == expected.tolist()


def test_classes_come_in_the_order_of_fer2013() -> None:
    assert tuple(score(np.array([0]), np.array([0])).classes) == LABELS


def test_a_missed_face_lowers_the_recall_but_not_the_precision() -> None:
    scores = score(np.array([HAPPY, HAPPY]), np.array([HAPPY, MISSED]))
    assert scores.classes["happy"].precision == 1
    assert scores.classes["happy"].recall == 0.5


def test_when_every_face_is_missed_there_is_no_accuracy_of_found_faces() -> None:
    scores = score(np.array([ANGRY, HAPPY]), np.array([MISSED, MISSED]))
    assert scores.accuracy == 0
    assert scores.accuracy_found is None
    assert scores.macro_f1 == 0


def test_perfect_reading_scores_one_everywhere() -> None:
    truth = np.arange(7)
    scores = score(truth, truth)
    assert (scores.accuracy, scores.accuracy_found, scores.macro_f1) == (1, 1, 1)
    assert scores.confusion == np.eye(7, dtype=int).tolist()
