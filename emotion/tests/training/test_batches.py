from __future__ import annotations

from itertools import islice

import numpy as np

from emotion.training.augmentation import MILD, STRONG, Augmentation
from emotion.training.batches import AugmentedBatches

ROWS, SIZE = 10, 3
FACES = np.random.default_rng(3).integers(0, 256, (ROWS, 48, 48), np.uint8)
TARGETS = np.zeros((ROWS, 7), np.float32)
TARGETS[:, 0] = np.arange(ROWS)


def batches(*, how: Augmentation = MILD, seed: int = 1, repeats: object = None) -> AugmentedBatches:
    counts = np.ones(ROWS, np.int64) if repeats is None else np.asarray(repeats)
    return AugmentedBatches(FACES, TARGETS, counts, how, SIZE, seed)


def rows_of_epoch(data: AugmentedBatches, epoch: int) -> list[int]:
    found = islice(data.from_epoch(epoch), len(data))
    return [int(row) for _, targets in found for row in targets[:, 0]]


def test_an_epoch_holds_whole_batches_of_the_networks_input() -> None:
    data = batches()
    assert len(data) == ROWS // SIZE
    faces, targets = next(data.from_epoch(0))
    assert faces.shape == (SIZE, 48, 48, 1)
    assert targets.shape == (SIZE, 7)
    assert faces.dtype == targets.dtype == np.float32
    assert 0 <= faces.min() < faces.max() <= 1


def test_no_row_comes_twice_in_an_epoch_and_all_come_in_some() -> None:
    data = batches()
    epochs = [rows_of_epoch(data, epoch) for epoch in range(8)]
    assert all(len(set(rows)) == len(rows) == 9 for rows in epochs)
    assert set().union(*epochs) == set(range(ROWS))
    assert len({tuple(rows) for rows in epochs}) > 1


def test_a_repeated_row_comes_as_often_as_asked() -> None:
    rows = rows_of_epoch(batches(repeats=[3] + [1] * 9), 0)
    assert len(rows) == 12
    assert rows.count(0) == 3


def test_an_epoch_is_the_same_whether_it_is_reached_or_started_from() -> None:
    data = batches(how=STRONG)
    reached = list(islice(data.from_epoch(0), 2 * len(data)))[len(data) :]
    started = list(islice(data.from_epoch(1), len(data)))
    for (one, its_targets), (other, other_targets) in zip(reached, started, strict=True):
        assert np.array_equal(one, other)
        assert np.array_equal(its_targets, other_targets)


def test_another_seed_gives_another_order() -> None:
    assert rows_of_epoch(batches(seed=1), 0) != rows_of_epoch(batches(seed=2), 0)
