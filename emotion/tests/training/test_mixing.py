from __future__ import annotations

import numpy as np

from emotion.training.augmentation import Augmentation
from emotion.training.batches import AugmentedBatches
from emotion.training.mixing import mixed

COUNT = 400
# Each face is one grey of its own, so that a mean of two tells its weights.
GREYS = np.linspace(0, 1, COUNT, dtype=np.float32)
FACES = np.broadcast_to(GREYS[:, None, None, None], (COUNT, 48, 48, 1))
TARGETS = np.eye(7, dtype=np.float32)[np.arange(COUNT) % 7]
NO_CHANGE = Augmentation(turn=0, zoom=0)


def mix(share: float, seed: int = 5) -> tuple[np.ndarray, np.ndarray]:
    return mixed(FACES, TARGETS, share, np.random.default_rng(seed))


def test_a_share_of_nothing_leaves_everything_as_it_was() -> None:
    faces, targets = mix(0)
    assert np.array_equal(faces, FACES)
    assert np.array_equal(targets, TARGETS)


def test_about_the_asked_share_of_faces_is_mixed() -> None:
    faces, _ = mix(0.5)
    changed = np.any(faces != FACES, axis=(1, 2, 3)).mean()
    assert 0.4 < changed < 0.6


def test_a_face_and_its_target_are_mixed_by_the_same_weight() -> None:
    # Targets that are a face's grey again, so that both must come out equal.
    own = np.repeat(GREYS[:, None], 7, axis=1)
    faces, targets = mixed(FACES, own, 1, np.random.default_rng(2))
    assert np.allclose(faces[:, 0, 0, 0], targets[:, 0], atol=1e-6)
    assert not np.array_equal(faces, FACES)


def test_mixed_targets_still_sum_to_one_in_single_precision() -> None:
    faces, targets = mix(1)
    assert np.allclose(targets.sum(axis=1), 1, atol=1e-6)
    assert faces.dtype == targets.dtype == np.float32
    assert 0 <= faces.min() < faces.max() <= 1


def test_a_run_mixes_its_first_epochs_only() -> None:
    greys = np.arange(0, 200, 20, dtype=np.uint8)
    faces = np.broadcast_to(greys[:, None, None], (10, 48, 48)).copy()
    data = AugmentedBatches(
        faces,
        np.eye(7, dtype=np.float32)[np.arange(10) % 7],
        np.ones(10, np.int64),
        NO_CHANGE,
        size=10,
        seed=1,
        mixed_share=1.0,
        mixed_epochs=2,
    )
    sharp = []
    for epoch in range(4):
        _, targets = next(data.from_epoch(epoch))
        sharp.append(bool(np.all(targets.max(axis=1) == 1)))
    assert sharp == [False, False, True, True]
