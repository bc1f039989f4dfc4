from __future__ import annotations

import numpy as np
import pytest

from emotion.labels import LABELS
from emotion.training.teaching import taught
from emotion.vision.preprocess import NetworkInput

ANGRY, HAPPY = LABELS.index("angry"), LABELS.index("happy")


class SidesTeacher:
    """Says happy for a face that is brighter on its right, else angry."""

    def predict(self, faces: NetworkInput) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        right = faces[:, :, 24:].mean(axis=(1, 2, 3)) > faces[:, :, :24].mean(axis=(1, 2, 3))
        return np.eye(len(LABELS), dtype=np.float32)[np.where(right, HAPPY, ANGRY)]


def faces(count: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    pictures = np.zeros((count, 48, 48), np.uint8)
    pictures[:, :, 24:] = 200
    return pictures


@pytest.mark.parametrize("count", [1, 300])
def test_the_teacher_gives_its_share_from_faces_and_mirror_images(count: int) -> None:
    targets = np.tile(np.eye(7, dtype=np.float32)[6], (count, 1))
    rows = taught(targets, faces(count), [SidesTeacher()], share=0.4)
    assert rows.shape == (count, 7)
    assert rows.dtype == np.float32
    assert rows[-1, [6, ANGRY, HAPPY]] == pytest.approx([0.6, 0.2, 0.2])


def test_the_teacher_looks_from_ten_sides() -> None:
    seen: list[float] = []

    class Watching(SidesTeacher):
        def predict(self, faces: NetworkInput) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
            columns = faces[0, :, :, 0].mean(axis=0)
            seen.append(float((columns * np.arange(48)).sum() / columns.sum()))
            return super().predict(faces)

    pictures = np.zeros((1, 48, 48), np.uint8)
    pictures[:, 20:28, 30] = 255
    taught(np.eye(7, dtype=np.float32)[[0]], pictures, [Watching()], share=0.5)
    assert sorted(seen) == pytest.approx([15, 17, 17, 17, 19, 28, 30, 30, 30, 32])


def test_a_share_of_0_leaves_the_targets() -> None:
    targets = np.eye(7, dtype=np.float32)[[3]]
    assert np.array_equal(taught(targets, faces(1), [SidesTeacher()], share=0), targets)


def test_no_faces_are_no_error() -> None:
    nothing = np.empty((0, 7), np.float32)
    assert taught(nothing, faces(0), [SidesTeacher()], share=0.5).shape == (0, 7)


def test_several_teachers_give_the_mean_of_what_they_say() -> None:
    class Contrary(SidesTeacher):
        def predict(self, faces: NetworkInput) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
            return np.asarray(1 - super().predict(faces), np.float32)

    targets = np.eye(7, dtype=np.float32)[[6]]
    rows = taught(targets, faces(1), [SidesTeacher(), Contrary()], share=1)
    # One says 1 to a side and 0 to the other five, its contrary the opposite.
    assert rows[0] == pytest.approx([0.5] * 7)


def test_no_teacher_leaves_the_targets() -> None:
    targets = np.eye(7, dtype=np.float32)[[3]]
    assert np.array_equal(taught(targets, faces(1), [], share=0.5), targets)
