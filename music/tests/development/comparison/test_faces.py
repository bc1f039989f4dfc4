from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from emotion.labels import LABELS
from music.development.comparison.errors import ComparisonError
from music.development.comparison.faces import load_faces

GREY = np.arange(6 * 48 * 48, dtype=np.uint32).reshape(6, 48, 48).astype(np.uint8)


@pytest.fixture
def divided(tmp_path: Path) -> Path:
    """Train: two. Public: one. Private: a copy of the first train picture, and two others."""
    images = GREY.copy()
    for number, image in enumerate(images):
        image[0, 0] = number
    images[3] = images[0]
    return saved(tmp_path, images=images, labels=[0, 1, 2, 3, 4, 5], usage=[0, 0, 1, 2, 2, 2])


def saved(folder: Path, **arrays: Any) -> Path:
    path = folder / "faces.npz"
    np.savez(path, **arrays)
    return path


def test_unnamed_the_split_is_the_private_test(divided: Path) -> None:
    faces = load_faces(divided, None)
    assert faces.split == "private"
    assert faces.labels.tolist() == [3, 4, 5]


def test_copies_are_those_of_train_pictures(divided: Path) -> None:
    copied = load_faces(divided, "private").copied
    assert copied is not None
    assert copied.tolist() == [True, False, False]


def test_another_split_can_be_named(divided: Path) -> None:
    faces = load_faces(divided, "public")
    assert (faces.split, faces.labels.tolist()) == ("public", [2])


def test_an_undivided_data_set_is_taken_whole_and_knows_no_copies(tmp_path: Path) -> None:
    faces = load_faces(saved(tmp_path, images=GREY, labels=[0] * 6), None)
    assert (faces.split, len(faces.labels), faces.copied) == ("all", 6, None)


def test_grey_becomes_colour_and_grey_again_without_loss(tmp_path: Path) -> None:
    faces = load_faces(saved(tmp_path, images=GREY, labels=[0] * 6), None)
    for picture, grey in zip(faces.pictures, GREY, strict=True):
        assert (cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY) == grey).all()


def test_colour_is_turned_from_rgb_to_bgr(tmp_path: Path) -> None:
    red = np.zeros((1, 48, 48, 3), np.uint8)
    red[..., 0] = 200
    faces = load_faces(saved(tmp_path, images=red, labels=[0]), None)
    assert faces.pictures[0, 0, 0].tolist() == [0, 0, 200]


@pytest.mark.parametrize("split", ["public", "private"])
def test_a_split_without_pictures_is_an_error_in_words(tmp_path: Path, split: str) -> None:
    data = saved(tmp_path, images=GREY, labels=[0] * 6, usage=[0] * 6)
    with pytest.raises(ComparisonError, match=f"no picture in its {split} split"):
        load_faces(data, split)


def test_a_split_of_an_undivided_data_set_is_an_error_in_words(tmp_path: Path) -> None:
    data = saved(tmp_path, images=GREY, labels=[0] * 6)
    with pytest.raises(ComparisonError, match="not divided"):
        load_faces(data, "public")


def test_what_is_no_data_set_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(ComparisonError, match="cannot be read"):
        load_faces(tmp_path / "none.npz", None)


def test_labels_beyond_ours_are_an_error_in_words(tmp_path: Path) -> None:
    data = saved(tmp_path, images=GREY, labels=[len(LABELS)] * 6)
    with pytest.raises(ComparisonError, match="labels outside"):
        load_faces(data, None)
