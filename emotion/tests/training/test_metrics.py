from __future__ import annotations

import numpy as np
import pytest

from emotion.labels import LABELS
from emotion.training.metrics import MISSED, ClassScores, most_likely, score, score_probabilities

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


def sure_of(label: int, confidence: float) -> list[float]:
    """Seven shares, the rest of them spread evenly."""
    rest = (1 - confidence) / 6
    return [confidence if place == label else rest for place in range(7)]


NO_FACE = [float("nan")] * 7


def test_the_most_likely_label_of_a_missed_face_is_none() -> None:
    probabilities = np.array([sure_of(SAD, 0.4), NO_FACE, sure_of(ANGRY, 0.9)])
    assert most_likely(probabilities).tolist() == [SAD, MISSED, ANGRY]


def test_confidence_and_calibration_are_about_the_faces_found() -> None:
    probabilities = np.array([sure_of(HAPPY, 0.9), NO_FACE, sure_of(HAPPY, 0.5)])
    scores = score_probabilities(np.array([HAPPY, HAPPY, SAD]), probabilities)
    assert (scores.n, scores.missed) == (3, 1)
    assert scores.confidence == pytest.approx(0.7)
    # One right at .9, one wrong at .5, each alone in its bin.
    assert scores.calibration_error == pytest.approx((0.1 + 0.5) / 2)
    assert (scores.n_without_copy, scores.accuracy_without_copy) == (None, None)


def test_a_missed_face_without_a_copy_counts_as_wrong() -> None:
    probabilities = np.array([NO_FACE, sure_of(SAD, 0.8), sure_of(SAD, 0.8)])
    scores = score_probabilities(
        np.array([SAD, SAD, SAD]), probabilities, np.array([False, False, True])
    )
    assert (scores.n_without_copy, scores.accuracy_without_copy) == (2, 0.5)


def test_where_nothing_was_found_or_all_is_copied_there_is_nothing_to_divide_by() -> None:
    scores = score_probabilities(np.array([SAD]), np.array([NO_FACE]), np.array([True]))
    assert (scores.confidence, scores.calibration_error) == (None, None)
    assert (scores.n_without_copy, scores.accuracy_without_copy) == (0, None)
