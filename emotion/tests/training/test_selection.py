from __future__ import annotations

import numpy as np
import pytest

from emotion.training.data import FaceDataset
from emotion.training.errors import DatasetError
from emotion.training.selection import choosing_split, without_non_faces, without_test_copies

FACES = np.random.default_rng(7).integers(0, 256, (5, 48, 48), np.uint8)
EMOTIONS = np.array([3, 0, 6, 3, 1])


@pytest.mark.parametrize("test_part", [1, 2])
def test_train_rows_that_copy_a_test_row_are_dropped(test_part: int) -> None:
    images = FACES.copy()
    images[1] = images[4]
    images[2] = images[0]  # a copy within train stays
    kept, dropped = without_test_copies(
        FaceDataset(images, EMOTIONS, np.array([0, 0, 0, 0, test_part]))
    )
    assert dropped == 1
    assert list(kept.labels) == [3, 6, 3]


def test_copies_are_not_looked_for_in_an_undivided_data_set() -> None:
    with pytest.raises(DatasetError, match="divided"):
        without_test_copies(FaceDataset(FACES, EMOTIONS, None))


def test_the_public_test_chooses_where_there_is_one() -> None:
    dataset = FaceDataset(
        np.arange(20, dtype=np.uint8).reshape(20, 1, 1), np.zeros(20, int), np.repeat([0, 1], 10)
    )
    train, choosing = choosing_split(dataset.split("train"), dataset.split("public"), seed=1)
    assert (len(train.images), choosing.images.ravel().tolist()) == (10, list(range(10, 20)))


def test_else_a_tenth_of_the_train_split_is_held_out_and_never_the_private_test() -> None:
    dataset = FaceDataset(
        np.arange(40, dtype=np.uint8).reshape(40, 1, 1),
        np.zeros(40, int),
        np.repeat([0, 2], [30, 10]),
    )
    train, choosing = choosing_split(dataset.split("train"), dataset.split("public"), seed=1)
    chosen, kept = set(choosing.images.ravel()), set(train.images.ravel())
    assert len(chosen) == 3
    assert chosen | kept == set(range(30))
    assert not chosen & kept


def test_pictures_of_one_flat_colour_are_dropped() -> None:
    images = FACES.copy()
    images[1], images[3] = 0, 200
    kept, dropped = without_non_faces(FaceDataset(images, EMOTIONS, None))
    assert dropped == 2
    assert np.array_equal(kept.images, FACES[[0, 2, 4]])


def test_pictures_in_which_most_voters_saw_no_face_are_dropped() -> None:
    votes = np.zeros((5, 10), np.int64)
    votes[:, 6] = 10
    votes[2, [6, 9]] = (4, 6)
    votes[3, [6, 9]] = (6, 4)
    kept, dropped = without_non_faces(FaceDataset(FACES, EMOTIONS, None, votes))
    assert dropped == 1
    assert np.array_equal(kept.images, FACES[[0, 1, 3, 4]])
