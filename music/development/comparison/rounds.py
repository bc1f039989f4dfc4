"""Reading the same pictures with every worker in turn, so that none has the quieter machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from music.development.comparison.engine import Emotions
from music.development.comparison.pictures import Picture
from music.development.comparison.results import Timing
from music.development.comparison.worker_process import Task, Worker
from music.development.measuring import Measurement


@dataclass
class Tally:
    """What one worker has read so far."""

    readings: list[list[Emotions]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    cpu_seconds: float = 0.0
    peak_bytes: int | None = None

    def timing(self) -> Timing:
        measured = Measurement("", tuple(self.seconds))
        return Timing(
            median_ms=measured.median_ms,
            p95_ms=measured.p95_ms,
            cpu_ms=self.cpu_seconds / len(self.seconds) * 1000,
            cores=self.cpu_seconds / sum(self.seconds),
            readings=len(self.seconds),
        )


def read_in_turn(
    workers: Sequence[Worker],
    task: Task,
    pictures: Picture,
    *,
    turn: int,
) -> list[Tally]:
    """Let every worker read all of `pictures`, `turn` at a time: A B A B.

    The first turn is read twice and counted once, because a first reading fills caches.
    Pictures lie in a temporary file while they are read.
    """
    tallies = [Tally() for _ in workers]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pictures.npz"
        for start in range(0, len(pictures), turn):
            some = pictures[start : start + turn]
            np.savez(path, pictures=some)
            for worker, tally in zip(workers, tallies, strict=True):
                if start == 0:
                    worker.read(task, path)
                answer = worker.read(task, path)
                tally.readings += answer.readings
                tally.seconds += answer.seconds
                tally.cpu_seconds += answer.cpu_seconds
                tally.peak_bytes = answer.peak_bytes
    return tallies
