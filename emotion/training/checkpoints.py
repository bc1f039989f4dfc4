"""What a run leaves on the way, so that it can be cut short and go on.

In a run's folder: ``backup/`` (weights and the optimiser's state after the last epoch, by
Keras), ``best.weights.h5``, ``history.csv``, and ``latest.weights.h5`` with
``latest.json``. The last two are small enough to be carried to another machine: weights
and the position in the schedule, from where a run goes on with the optimiser's averages
starting anew.
"""

from __future__ import annotations

import csv
import json
import shutil
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import keras


@dataclass(frozen=True)
class Position:
    """Where in which schedule ``latest.weights.h5`` was taken."""

    network: str
    seed: int
    epochs: int
    epochs_done: int


@dataclass(frozen=True)
class RunFolder:
    path: Path

    @property
    def best(self) -> Path:
        return self.path / "best.weights.h5"

    @property
    def history(self) -> Path:
        return self.path / "history.csv"

    @property
    def backup(self) -> Path:
        return self.path / "backup"

    @property
    def latest(self) -> Path:
        return self.path / "latest.weights.h5"

    @property
    def position(self) -> Path:
        return self.path / "latest.json"

    def clear(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)

    def epochs_backed_up(self) -> int | None:
        """Epochs that ``backup/`` holds, or None without one."""
        metadata = self.backup / "training_metadata.json"
        return int(json.loads(metadata.read_text())["epoch"]) if metadata.exists() else None

    def latest_position(self) -> Position | None:
        if not self.position.exists():
            return None
        return Position(**json.loads(self.position.read_text()))

    def column(self, name: str) -> list[float]:
        """One column of the history, one number an epoch; empty before the first."""
        if not self.history.exists():
            return []
        with self.history.open(newline="") as file:
            return [float(row[name]) for row in csv.DictReader(file)]


class EpochClock(keras.callbacks.Callback):
    """Adds each epoch's seconds and learning rate to its log.

    It must come before the callback that writes the log.
    """

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        self._started = time.monotonic()

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        logs["seconds"] = round(time.monotonic() - self._started, 1)
        logs["learning_rate"] = float(self.model.optimizer.learning_rate)


class LatestWeights(keras.callbacks.Callback):
    """Writes ``latest.weights.h5`` and its position after every epoch."""

    def __init__(self, folder: RunFolder, *, network: str, seed: int, epochs: int) -> None:
        super().__init__()
        self._folder, self._network, self._seed, self._epochs = folder, network, seed, epochs

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        bare(self.model).save_weights(self._folder.latest)
        position = Position(self._network, self._seed, self._epochs, epoch + 1)
        self._folder.position.write_text(json.dumps(asdict(position)) + "\n")


def bare(model: keras.Model) -> keras.Model:
    """The same weights in a model without an optimiser, whose averages would treble the file."""
    return keras.Model(model.inputs, model.outputs)
