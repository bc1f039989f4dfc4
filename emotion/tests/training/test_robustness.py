from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.classifiers.onnx_classifier import OnnxClassifier
from emotion.labels import LABELS
from emotion.tests.networks import write_brightness_onnx
from emotion.training.data import FaceDataset
from emotion.training.robustness import (
    PASSES,
    PERTURBATIONS,
    TITLES,
    coarse,
    grey_times,
    mirror,
    robustness,
    shift,
    zoom,
)
from emotion.vision.preprocess import GreyImage

ANGRY, HAPPY = LABELS.index("angry"), LABELS.index("happy")


def dot(row: int, column: int) -> GreyImage:
    face = np.zeros((48, 48), np.uint8)
    face[row, column] = 255
    return face


def noise(seed: int) -> GreyImage:
    return np.random.default_rng(seed).integers(0, 256, (48, 48)).astype(np.uint8)


@pytest.mark.parametrize(
    ("name", "row", "column"),
    [
        ("shift_left", 20, 26),
        ("shift_right", 20, 34),
        ("shift_up", 16, 30),
        ("shift_down", 24, 30),
        ("mirror", 20, 17),
    ],
)
def test_a_dot_goes_where_the_name_says(name: str, row: int, column: int) -> None:
    assert np.array_equal(PERTURBATIONS[name](dot(20, 30)), dot(row, column))


@pytest.mark.parametrize(
    ("name", "where", "edge"),
    [
        ("shift_left", np.s_[:, -5:], np.s_[:, -1:]),
        ("shift_right", np.s_[:, :5], np.s_[:, :1]),
        ("shift_up", np.s_[-5:, :], np.s_[-1:, :]),
        ("shift_down", np.s_[:5, :], np.s_[:1, :]),
    ],
)
def test_a_shift_repeats_the_edge_that_it_leaves(
    name: str, where: tuple[slice, slice], edge: tuple[slice, slice]
) -> None:
    face = noise(1)
    shifted = PERTURBATIONS[name](face)
    assert (shifted[where] == face[edge]).all()


def test_a_shift_leaves_the_rest_as_it_was() -> None:
    face = noise(2)
    assert np.array_equal(shift(face, right=4, down=0)[:, 4:], face[:, :-4])
    assert np.array_equal(shift(face, right=0, down=-4)[:-4], face[4:])


@pytest.mark.parametrize("factor", [0.92, 1.08])
def test_a_zoom_keeps_the_centre_and_moves_the_rest_by_its_factor(factor: float) -> None:
    face = np.zeros((48, 48), np.uint8)
    face[22:26, 22:26] = 255
    face[8:10, 38:40] = 255
    zoomed = zoom(face, factor).astype(float)
    rows, columns = np.indices((48, 48))

    def centre(part: np.ndarray) -> tuple[float, float]:
        return (
            float((rows * part).sum() / part.sum()),
            float((columns * part).sum() / part.sum()),
        )

    corner = np.where((rows < 15) & (columns > 32), zoomed, 0)
    assert centre(zoomed - corner) == pytest.approx((23.5, 23.5), abs=0.05)
    moved = 23.5 + factor * (8.5 - 23.5), 23.5 + factor * (38.5 - 23.5)
    assert centre(corner) == pytest.approx(moved, abs=0.1)


def test_zooming_out_repeats_the_edges() -> None:
    face = np.full((48, 48), 200, np.uint8)
    assert (zoom(face, 0.92) == 200).all()
    columns = np.repeat(noise(3)[:1], 48, axis=0)
    smaller = zoom(columns, 0.92)
    # The new edge is 23.5 * 0.08 = 1.88 pixels wide.
    assert (smaller[:, 0] == smaller[:, 1]).all()
    assert (smaller[:, 0] == columns[0, 0]).all()


def test_a_zoom_is_bilinear() -> None:
    ramp = np.repeat(np.arange(0, 240, 5, dtype=np.uint8)[:48][None], 48, axis=0)
    expected = 5 * (23.5 + (np.arange(48) - 23.5) / 1.08)
    assert np.abs(zoom(ramp, 1.08)[10] - expected).max() <= 1


def test_mirroring_twice_gives_the_face_back() -> None:
    assert np.array_equal(mirror(mirror(noise(4))), noise(4))


def test_grey_is_multiplied_rounded_and_clipped() -> None:
    face = np.resize(np.array([0, 1, 100, 192, 255], np.uint8), (48, 48))
    assert grey_times(face, 0.67)[0, :5].tolist() == [0, 1, 67, 129, 171]
    assert grey_times(face, 1.33)[0, :5].tolist() == [0, 1, 133, 255, 255]


def test_coarse_is_the_mean_of_four_pixels_spread_again() -> None:
    face = noise(5)
    means = face.reshape(24, 2, 24, 2).mean(axis=(1, 3))
    small = np.clip(np.floor(means + 0.5), 0, 255).astype(np.uint8)
    expected = cv2.resize(small, (48, 48), interpolation=cv2.INTER_LINEAR)
    assert np.abs(coarse(face).astype(int) - expected.astype(int)).max() <= 1
    assert np.array_equal(coarse(np.full((48, 48), 77, np.uint8)), np.full((48, 48), 77))


@given(st.sampled_from(sorted(PERTURBATIONS)), st.integers(0, 2**32 - 1))
def test_every_changed_face_is_a_face_and_the_given_one_stays(name: str, seed: int) -> None:
    face = noise(seed)
    changed = PERTURBATIONS[name](face)
    assert changed.shape == (48, 48)
    assert changed.dtype == np.uint8
    assert np.array_equal(face, noise(seed))


def test_all_ten_changes_are_there_with_a_title() -> None:
    assert len(PERTURBATIONS) == 10
    assert list(TITLES) == list(PERTURBATIONS)


def test_the_accuracy_falls_where_a_change_turns_the_reading(tmp_path: Path) -> None:
    # Of grey levels above a half it says happy. 150 * 0.67 is below, 100 * 1.33 above.
    classifier = OnnxClassifier(write_brightness_onnx(tmp_path / "emotion.onnx"))
    levels = np.array([150, 150, 150, 100], np.uint8)
    images = np.tile(levels[:, None, None], (1, 48, 48))
    dataset = FaceDataset(images, np.array([HAPPY, HAPPY, HAPPY, ANGRY]), None)
    done: list[int] = []
    measured = robustness(dataset, classifier, done.append)
    assert measured.accuracy == 1
    assert list(measured.perturbed) == list(PERTURBATIONS)
    falls = {name: one.fall for name, one in measured.perturbed.items()}
    assert (falls.pop("darker"), falls.pop("brighter")) == (0.75, 0.25)
    assert set(falls.values()) == {0}
    assert measured.perturbed["darker"].accuracy == 0.25
    assert sum(done) == 4 * PASSES


def test_pictures_of_other_sizes_are_brought_to_48_pixels_first(tmp_path: Path) -> None:
    classifier = OnnxClassifier(write_brightness_onnx(tmp_path / "emotion.onnx"))
    images = np.full((2, 90, 70, 3), 150, np.uint8)
    measured = robustness(FaceDataset(images, np.array([HAPPY, ANGRY]), None), classifier)
    assert measured.accuracy == 0.5
    assert measured.perturbed["darker"].fall == 0
