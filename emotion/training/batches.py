"""Batches of augmented faces, the same ones whenever a run is repeated or resumed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emotion.training.augmentation import Augmentation, augment
from emotion.training.mixing import mixed
from emotion.vision.preprocess import NetworkInput, preprocess_all

Targets = npt.NDArray[np.float32]


@dataclass(frozen=True)
class AugmentedBatches:
    """Faces uint8 [N, 48, 48] and their targets float32 [N, 7], to be seen again and again.

    In each epoch row i comes ``repeats[i]`` times, in a new order; the rows that fill no
    whole batch of ``size`` wait for another epoch. Each face is changed by `augment`, and
    in the first ``mixed_epochs`` the share ``mixed_share`` of them is laid over another
    face of the batch by `mixed`.
    """

    faces: npt.NDArray[np.uint8]
    targets: Targets
    repeats: npt.NDArray[np.int64]
    how: Augmentation
    size: int
    seed: int
    mixed_share: float = 0.0
    mixed_epochs: int = 0

    def __len__(self) -> int:
        """Batches an epoch; 0 when the rows fill none."""
        return int(self.repeats.sum()) // self.size

    def from_epoch(self, epoch: int) -> Iterator[tuple[NetworkInput, Targets]]:
        """Yield batches without end, float32 [size, 48, 48, 1] and [size, 7].

        What an epoch holds depends on the seed and its number alone, so a resumed run
        sees what an uninterrupted one would have seen.
        """
        while True:
            random = np.random.default_rng([self.seed, epoch])
            order = random.permutation(np.repeat(np.arange(len(self.faces)), self.repeats))
            for rows in order[: len(self) * self.size].reshape(-1, self.size):
                changed = [augment(self.faces[row], self.how, random) for row in rows]
                faces, targets = preprocess_all(np.stack(changed)), self.targets[rows]
                if epoch < self.mixed_epochs:
                    faces, targets = mixed(faces, targets, self.mixed_share, random)
                yield faces, targets
            epoch += 1
