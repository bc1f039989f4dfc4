from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from emotion.labels import LABELS
from emotion.training.data import (
    DatasetError,
    FaceDataset,
    choosing_split,
    load_dataset,
    without_test_copies,
)

FACES = np.random.default_rng(7).integers(0, 256, (5, 48, 48), np.uint8)
EMOTIONS = np.array([3, 0, 6, 3, 1])
USAGE = np.array([0, 0, 0, 1, 2])


def is_the_sample(dataset: FaceDataset) -> bool:
    return (
        np.array_equal(dataset.images, FACES)
        and np.array_equal(dataset.labels, EMOTIONS)
        and dataset.usage is not None
        and np.array_equal(dataset.usage, USAGE)
    )


def test_the_npz_form_is_read(tmp_path: Path) -> None:
    np.savez(tmp_path / "faces.npz", images=FACES, labels=EMOTIONS, usage=USAGE)
    assert is_the_sample(load_dataset(tmp_path / "faces.npz"))


def test_the_csv_form_is_read(tmp_path: Path) -> None:
    names = ["Training", "PublicTest", "PrivateTest"]
    lines = ["emotion,pixels,Usage"] + [
        f"{label},{' '.join(map(str, face.ravel()))},{names[usage]}"
        for face, label, usage in zip(FACES, EMOTIONS, USAGE, strict=True)
    ]
    (tmp_path / "fer2013.csv").write_text("\n".join(lines))
    assert is_the_sample(load_dataset(tmp_path / "fer2013.csv"))


@pytest.mark.parametrize("names", [LABELS, ("anger", "Disgusted", "fearful", "Happiness")])
def test_the_folder_form_is_read(tmp_path: Path, names: tuple[str, ...]) -> None:
    for split in ("train", "test"):
        for number, name in enumerate(names):
            (tmp_path / split / name).mkdir(parents=True)
            face = np.full((48, 48), 10 * number, np.uint8)
            cv2.imwrite(str(tmp_path / split / name / "one.png"), face)
    dataset = load_dataset(tmp_path)
    assert dataset.usage is not None
    assert sorted(dataset.usage) == [0] * len(names) + [2] * len(names)
    assert np.array_equal(dataset.images[:, 0, 0], 10 * dataset.labels)


def test_pictures_of_another_size_in_folders_become_48_by_48(tmp_path: Path) -> None:
    (tmp_path / "test" / "sad").mkdir(parents=True)
    cv2.imwrite(str(tmp_path / "test" / "sad" / "large.jpg"), np.zeros((200, 100, 3), np.uint8))
    assert load_dataset(tmp_path).images.shape == (1, 48, 48)


def test_a_split_holds_its_own_rows() -> None:
    dataset = FaceDataset(FACES, EMOTIONS, USAGE)
    assert list(dataset.split("train").labels) == [3, 0, 6]
    assert list(dataset.split("public").labels) == [3]
    assert list(dataset.split("private").labels) == [1]


def test_an_undivided_data_set_has_no_splits() -> None:
    with pytest.raises(DatasetError, match="splits"):
        FaceDataset(FACES, EMOTIONS, None).split("train")


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
