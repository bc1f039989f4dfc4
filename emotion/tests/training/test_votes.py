from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from emotion.labels import LABELS
from emotion.training.errors import DatasetError
from emotion.training.votes import load_votes, targets, without_a_face

HEADER = (
    "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF"
)
ANGRY, HAPPY, NEUTRAL = (LABELS.index(name) for name in ("angry", "happy", "neutral"))


def test_the_columns_are_put_into_our_order(tmp_path: Path) -> None:
    table = tmp_path / "votes.csv"
    table.write_text(f"{HEADER}\nTraining,a.png,1,2,3,4,5,6,7,8,9,10\n")
    assert load_votes(table).tolist() == [[5, 6, 7, 2, 4, 3, 1, 8, 9, 10]]


@pytest.mark.parametrize(
    "text",
    ["", "a,b\n1,2\n", f"{HEADER}\n", f"{HEADER}\nTraining,a.png,x,0,0,0,0,0,0,0,0,0\n",
     f"{HEADER}\nTraining,a.png,-1,0,0,0,0,0,0,0,0,0\n", f"{HEADER}\nTraining,a.png,1\n"],
)  # fmt: skip
def test_another_table_is_an_error_in_words(tmp_path: Path, text: str) -> None:
    table = tmp_path / "votes.csv"
    table.write_text(text)
    with pytest.raises(DatasetError, match=r"votes\.csv"):
        load_votes(table)


def test_a_missing_table_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"none\.csv"):
        load_votes(tmp_path / "none.csv")


def test_a_face_is_missing_where_more_people_saw_none_than_anything_else() -> None:
    votes = np.zeros((2, 10), np.int64)
    votes[0, [NEUTRAL, 9]] = (4, 6)
    votes[1, [NEUTRAL, 9]] = (6, 4)
    assert without_a_face(votes).tolist() == [True, False]


def test_label_and_votes_share_the_target() -> None:
    votes = np.zeros((1, 10), np.int64)
    votes[0, [ANGRY, HAPPY]] = (2, 6)
    votes[0, 8] = 2  # 'unknown' counts for nothing
    (row,) = targets(np.array([ANGRY]), votes, vote_share=0.4, smoothing=0.0)
    assert row[ANGRY] == pytest.approx(0.6 + 0.4 * 0.25)
    assert row[HAPPY] == pytest.approx(0.4 * 0.75)
    assert row.sum() == pytest.approx(1)


def test_the_label_stands_alone_where_nobody_voted_for_one_of_the_seven() -> None:
    votes = np.zeros((1, 10), np.int64)
    votes[0, 7] = 10
    (row,) = targets(np.array([HAPPY]), votes, vote_share=0.4, smoothing=0.0)
    assert row.tolist() == np.eye(7)[HAPPY].tolist()


def test_smoothing_is_spread_over_all_seven() -> None:
    (row,) = targets(np.array([HAPPY]), None, vote_share=0.4, smoothing=0.07)
    assert row[HAPPY] == pytest.approx(0.94)
    assert row[ANGRY] == pytest.approx(0.01)
    assert row.dtype == np.float32
