from __future__ import annotations

import numpy as np
import pytest

from emotion.labels import LABELS
from music.development.comparison.errors import ComparisonError
from music.development.comparison.faces import LabelledFaces
from music.development.comparison.scoring import named_scores, probabilities
from music.tests.development.comparison.conftest import flat

BACKWARDS = tuple(reversed(LABELS))


def seen(name: str) -> dict[str, float]:
    """A reading whose names come in another order than ours."""
    return {label: 0.4 if label == name else 0.1 for label in BACKWARDS}


def test_shares_go_to_labels_by_name_and_not_by_position() -> None:
    rows = probabilities([[seen(name)] for name in LABELS])
    assert rows.argmax(axis=1).tolist() == list(range(len(LABELS)))
    assert rows[0] == pytest.approx([0.4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1])


def test_a_picture_without_a_face_has_no_shares() -> None:
    rows = probabilities([[], [seen("happy")]])
    assert np.isnan(rows[0]).all()
    assert not np.isnan(rows[1]).any()


def test_of_several_faces_the_first_counts() -> None:
    (row,) = probabilities([[seen("sad"), seen("happy")]])
    assert row.argmax() == LABELS.index("sad")


@pytest.mark.parametrize(
    "names", [("anger", *LABELS[1:]), LABELS[:6], (*LABELS, "contempt")], ids=lambda n: str(len(n))
)
def test_other_emotions_than_ours_are_refused_by_name(names: tuple[str, ...]) -> None:
    odd = sorted(set(names) ^ set(LABELS))
    with pytest.raises(ComparisonError, match=", ".join(odd)):
        probabilities([[dict.fromkeys(names, 0.1)]])


def test_faces_with_a_train_copy_are_left_out_of_the_second_accuracy() -> None:
    happy, sad = LABELS.index("happy"), LABELS.index("sad")
    faces = LabelledFaces(
        "private", flat(1, 2, 3, 4), np.array([happy, happy, sad, sad]), np.array([1, 0, 0, 0]) == 1
    )
    scores = named_scores(faces, [[seen("happy")], [seen("sad")], [seen("sad")], []])
    assert scores.accuracy == 0.5
    assert scores.n_without_copy == 3
    assert scores.accuracy_without_copy == pytest.approx(1 / 3)
    assert scores.missed == 1
