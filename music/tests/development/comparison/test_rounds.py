from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np

from music.development.comparison.messages import Answer
from music.development.comparison.rounds import read_in_turn
from music.development.comparison.worker_process import Task, Worker
from music.tests.development.comparison.conftest import flat


class Listening:
    """In a worker's place: notes what it is given, and takes a second for each picture."""

    def __init__(self, name: str, heard: list[tuple[str, list[int]]]) -> None:
        self._name = name
        self._heard = heard
        self.files: list[Path] = []

    def read(self, task: Task, path: Path) -> Answer:
        self.files.append(path)
        with np.load(path) as archive:
            levels = [int(picture[0, 0, 0]) for picture in archive["pictures"]]
        self._heard.append((self._name, levels))
        readings = [[{"happy": float(level)}] for level in levels]
        return Answer(readings, [1.0] * len(levels), 0.5 * len(levels), 100 + len(self._heard))


def two() -> tuple[list[Worker], list[tuple[str, list[int]]]]:
    heard: list[tuple[str, list[int]]] = []
    return [cast(Worker, Listening("A", heard)), cast(Worker, Listening("B", heard))], heard


def test_workers_take_turns_at_the_same_pictures() -> None:
    workers, heard = two()
    read_in_turn(workers, "face", flat(1, 2, 3, 4, 5), turn=2)
    assert heard == [
        ("A", [1, 2]),
        ("A", [1, 2]),
        ("B", [1, 2]),
        ("B", [1, 2]),
        ("A", [3, 4]),
        ("B", [3, 4]),
        ("A", [5]),
        ("B", [5]),
    ]


def test_every_picture_counts_once_and_in_order() -> None:
    workers, _ = two()
    for tally in read_in_turn(workers, "face", flat(1, 2, 3), turn=2):
        assert [faces[0]["happy"] for faces in tally.readings] == [1, 2, 3]
        assert (len(tally.seconds), tally.cpu_seconds) == (3, 1.5)


def test_memory_is_that_of_the_last_answer() -> None:
    workers, _ = two()
    assert [tally.peak_bytes for tally in read_in_turn(workers, "face", flat(1), turn=2)] == [
        102,
        104,
    ]


def test_a_tally_tells_the_clock_s_and_the_processor_s_time() -> None:
    workers, _ = two()
    timing = read_in_turn(workers, "frame", flat(1, 2, 3), turn=3)[0].timing()
    assert (timing.median_ms, timing.p95_ms) == (1000, 1000)
    assert (timing.cpu_ms, timing.cores, timing.readings) == (500, 0.5, 3)


def test_no_picture_is_left_on_the_disk() -> None:
    workers, _ = two()
    read_in_turn(workers, "face", flat(1, 2, 3), turn=1)
    files = cast(Listening, workers[0]).files
    assert len(files) == 4
    assert not any(file.exists() or file.parent.exists() for file in files)
