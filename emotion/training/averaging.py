"""The mean of a run's last weights (Izmailov et al. 2018, "Averaging weights leads to
wider optima and better generalization")."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import keras
import numpy as np

# Averaging starts after this share of the epochs, when the rate has begun to fall.
START = 2 / 3


class WeightAverage(keras.callbacks.Callback):
    """Keeps the running mean of the weights after each late epoch, on disk, so that a run
    cut short can go on. Needs a network without batch statistics."""

    def __init__(self, folder: Path, epochs: int) -> None:
        super().__init__()
        self._weights = folder / "average.npz"
        self._count = folder / "average.json"
        self._first = int(epochs * START)

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        if epoch < self._first:
            return
        count = self._counted()
        new = self.model.get_weights()
        if count:
            new = [
                old + (weight - old) / (count + 1)
                for old, weight in zip(self._mean(), new, strict=True)
            ]
        np.savez(self._weights, *new)
        self._count.write_text(json.dumps({"epochs": count + 1}))

    def apply(self, model: keras.Model) -> bool:
        """Give `model` the mean; False when there is none yet."""
        if not self._counted():
            return False
        model.set_weights(self._mean())
        return True

    def _counted(self) -> int:
        return int(json.loads(self._count.read_text())["epochs"]) if self._count.exists() else 0

    def _mean(self) -> list[np.ndarray]:
        with np.load(self._weights) as stored:
            return [stored[name] for name in stored.files]
