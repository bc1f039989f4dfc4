from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from emotion.training.data import load_dataset
from emotion.training.errors import DatasetError

FACES = np.zeros((2, 48, 48), np.uint8)


@pytest.mark.parametrize(
    "arrays",
    [
        {"images": FACES},
        {"images": FACES, "labels": [0]},
        {"images": FACES, "labels": [0, 7]},
        {"images": FACES, "labels": [-1, 0]},
        {"images": FACES, "labels": ["happy", "sad"]},
        {"images": FACES, "labels": [0.5, 1.0]},
        {"images": FACES, "labels": [[0], [1]]},
        {"images": FACES, "labels": [0, 1], "usage": [0]},
        {"images": FACES, "labels": [0, 1], "usage": ["a", "b"]},
        {"images": FACES.astype(np.float32), "labels": [0, 1]},
        {"images": FACES.reshape(2, -1), "labels": [0, 1]},
        {"images": np.zeros((2, 48, 48, 4), np.uint8), "labels": [0, 1]},
        {"images": FACES[:0], "labels": np.zeros(0, np.int64)},
    ],
    ids=lambda arrays: "-".join(f"{name}{np.asarray(arrays[name]).shape}" for name in arrays),
)
def test_an_npz_that_does_not_fit_is_refused(tmp_path: Path, arrays: dict[str, Any]) -> None:
    path = tmp_path / "faces.npz"
    np.savez(path, **arrays)
    with pytest.raises(DatasetError):
        load_dataset(path)


def test_an_npz_of_python_objects_is_refused_unloaded(tmp_path: Path) -> None:
    path = tmp_path / "faces.npz"
    np.savez(path, images=np.array([{}, {}], object), labels=[0, 1])
    with pytest.raises(DatasetError):
        load_dataset(path)


@pytest.mark.parametrize("share", [0, 0.3, 0.9])
def test_a_cut_npz_is_refused(tmp_path: Path, share: float) -> None:
    path = tmp_path / "faces.npz"
    np.savez_compressed(path, images=FACES, labels=[0, 1])
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(DatasetError):
        load_dataset(path)


def test_a_single_array_under_the_name_of_an_npz_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "faces.npz"
    with path.open("wb") as file:
        np.save(file, FACES)
    with pytest.raises(DatasetError):
        load_dataset(path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "emotion,pixels,Usage\n",
        "emotion,pixels\n0,1 2 3\n",
        "emotion,pixels,Usage\n0,1 2 3,Training\n",
        "emotion,pixels,Usage\n0\n",
        "emotion,pixels,Usage\n0,one two,Training\n",
        f"emotion,pixels,Usage\n0,{'300 ' * 2304},Training\n",
        f"emotion,pixels,Usage\n9,{'1 ' * 2304},Training\n",
        f"emotion,pixels,Usage\n0,{'1 ' * 2304},Elsewhere\n",
        f"emotion,pixels,Usage\n0,{'1 ' * 200_000},Training\n",
    ],
)
def test_a_csv_that_does_not_fit_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "fer2013.csv").write_text(text)
    with pytest.raises(DatasetError):
        load_dataset(tmp_path / "fer2013.csv")


def test_a_folder_of_an_unknown_emotion_is_refused(tmp_path: Path) -> None:
    (tmp_path / "train" / "bored").mkdir(parents=True)
    with pytest.raises(DatasetError, match="bored"):
        load_dataset(tmp_path)


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "train" / "happy").mkdir(parents=True)
    (tmp_path / "train" / "happy" / "notes.txt").write_text("no picture")
    with pytest.raises(DatasetError, match="notes.txt"):
        load_dataset(tmp_path)


@pytest.mark.parametrize("name", ["none.npz", "none.csv", "none", "none.zip"])
def test_what_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DatasetError):
        load_dataset(tmp_path / name)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no pictures"):
        load_dataset(tmp_path)
