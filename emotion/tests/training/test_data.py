from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from emotion.labels import LABELS
from emotion.training.data import FaceDataset, load_dataset
from emotion.training.errors import DatasetError

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


def test_votes_follow_their_rows() -> None:
    votes = np.arange(50).reshape(5, 10)
    dataset = FaceDataset(FACES, EMOTIONS, USAGE).with_votes(votes)
    private = dataset.split("private").votes
    assert private is not None
    assert private.tolist() == [list(range(40, 50))]


def test_votes_of_another_number_of_rows_are_refused() -> None:
    with pytest.raises(DatasetError, match="4 rows of votes for 5 pictures"):
        FaceDataset(FACES, EMOTIONS, USAGE).with_votes(np.zeros((4, 10), np.int64))


def test_the_fingerprint_is_that_of_the_contents_whatever_the_form(tmp_path: Path) -> None:
    dataset = FaceDataset(FACES, EMOTIONS, USAGE)
    np.savez(tmp_path / "faces.npz", images=FACES, labels=EMOTIONS.astype(np.uint8), usage=USAGE)
    assert load_dataset(tmp_path / "faces.npz").fingerprint() == dataset.fingerprint()
    assert dataset.split("train").fingerprint() != dataset.fingerprint()
    assert len(dataset.fingerprint()) == 64
