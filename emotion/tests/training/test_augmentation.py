from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from emotion.training.augmentation import MILD, STRONG, Augmentation, augment

FACES = 400
STILL = Augmentation(turn=0, zoom=0)
Faces = npt.NDArray[np.uint8]


def many(face: Faces, how: Augmentation, count: int = FACES) -> Faces:
    random = np.random.default_rng(1)
    return np.stack([augment(face, how, random) for _ in range(count)])


@pytest.fixture(scope="module")
def dotted() -> Faces:
    """A bright right half with a dot above the middle."""
    face = np.zeros((48, 48), np.uint8)
    face[:, 24:] = 128
    face[8:11, 23:26] = 255
    return face


def dots(faces: Faces) -> npt.NDArray[np.float64]:
    """Where the dot of each face is, relative to the centre: [N, 2] as (x, y)."""
    flat = faces.reshape(len(faces), -1).argmax(axis=1)
    return np.stack([flat % 48, flat // 48], axis=1) - 23.5


def flat(grey: int) -> Faces:
    return np.full((48, 48), grey, np.uint8)


def test_shape_and_type_stay_and_the_given_face_is_not_touched(dotted: Faces) -> None:
    before = dotted.copy()
    changed = many(dotted, STRONG)
    assert changed.shape == (FACES, 48, 48)
    assert changed.dtype == np.uint8
    assert np.array_equal(dotted, before)


def test_a_seed_repeats_a_face_exactly(dotted: Faces) -> None:
    assert np.array_equal(many(dotted, STRONG, 20), many(dotted, STRONG, 20))


def test_about_half_of_the_faces_are_mirrored(dotted: Faces) -> None:
    changed = many(dotted, MILD)
    bright_on_the_left = changed[:, 24, 4] > changed[:, 24, 43]
    assert 0.4 < bright_on_the_left.mean() < 0.6


def test_turns_and_zooms_stay_within_their_limits(dotted: Faces) -> None:
    x, y = dots(many(dotted, MILD)).T
    turns, radii = np.degrees(np.arctan2(x, -y)), np.hypot(x, y)
    # A dot has the size of some pixels, hence the slack.
    assert 10 < np.abs(turns).max() < 15 + 9
    assert radii.min() > 14 * 0.85 - 2
    assert radii.max() < 14 * 1.15 + 2.5
    assert radii.std() > 0.5


def test_no_face_turns_upside_down(dotted: Faces) -> None:
    assert (dots(many(dotted, MILD))[:, 1] < 0).all()


def test_shifts_go_every_way_and_not_further_than_asked(dotted: Faces) -> None:
    x, y = (dots(many(dotted, replace(STILL, shift=5))) - (0.5, -14.5)).T
    for moved in (x, y):
        # A dot of three pixels may seem to move by two more.
        assert -8 < moved.min() < -3
        assert 3 < moved.max() < 8


def test_a_sharp_face_is_moved_by_whole_pixels_and_not_resampled(dotted: Faces) -> None:
    changed = many(dotted, replace(STILL, turn=15, zoom=0.1, shift=3, sharp_share=1.0))
    assert set(np.unique(changed)) == {0, 128, 255}


def test_edges_are_repeated_where_a_face_moves_away() -> None:
    changed = many(flat(90), replace(MILD, shift=5))
    assert set(np.unique(changed)) == {90}


def test_a_coarse_face_loses_what_is_finer_than_its_pixels() -> None:
    checks = np.asarray(255 * (np.indices((48, 48)).sum(axis=0) % 2), np.uint8)
    changed = many(checks, replace(STILL, coarse_share=1.0), 50)
    assert checks.std() > 127
    assert changed.reshape(50, -1).std(axis=1).max() < 90


def test_light_changes_grey_both_ways() -> None:
    greys = many(flat(100), replace(STILL, light_share=1.0))[:, 0, 0]
    assert greys.min() < 70
    assert greys.max() > 130


def test_light_keeps_the_order_of_greys(dotted: Faces) -> None:
    ramp = np.tile(np.arange(48, dtype=np.uint8) * 5, (48, 1))
    for face in many(ramp, replace(STILL, light_share=1.0), 50):
        steps = np.diff(face[0].astype(int))
        assert (steps >= 0).all() or (steps <= 0).all()  # mirrored


def test_side_light_leaves_the_middle_and_darkens_one_side() -> None:
    changed = many(flat(100), replace(STILL, side_light_share=1.0)).astype(int)
    assert np.abs(changed[:, 23:25, 23:25] - 100).max() <= 3
    assert changed.min() < 60


def test_noise_adds_grain_without_a_tint() -> None:
    changed = many(flat(100), replace(STILL, noise_share=1.0), 50)
    assert changed.reshape(50, -1).std(axis=1).min() > 1.5
    assert abs(changed.mean() - 100) < 1


def test_what_is_erased_is_one_rectangle_of_at_most_a_fifth() -> None:
    changed = many(flat(100), replace(STILL, erase_share=1.0))
    for face in changed:
        rows, columns = np.nonzero(face != 100)
        if len(rows) == 0:  # covered by the face's own grey
            continue
        height, width = np.ptp(rows) + 1, np.ptp(columns) + 1
        assert len(rows) == height * width
        assert height * width <= 0.2 * 48 * 48
    assert (changed != 100).any(axis=(1, 2)).mean() > 0.9


def test_a_share_of_0_never_happens(dotted: Faces) -> None:
    changed = many(dotted, STILL)
    assert len(np.unique(changed, axis=0)) == 2  # as it was, and mirrored
