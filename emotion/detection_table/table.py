"""Searching every scene in every way, and counting."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from emotion.detection_table.matching import Counts, count
from emotion.detection_table.scenes import Scene
from emotion.detection_table.ways import Way

# Whole pictures in frames of 640x480, with and without faces: what a camera's frame costs.
TIMED_GROUP = "pose"


@dataclass
class Cell:
    """One way in one row of the table."""

    pictures: int = 0
    counts: Counts = Counts()


@dataclass
class Column:
    """One way: its cells by group and row, and its milliseconds for each frame."""

    name: str
    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)
    milliseconds: list[float] = field(default_factory=list)

    @property
    def median_milliseconds(self) -> float:
        return median(self.milliseconds) if self.milliseconds else 0.0

    def total(self, *groups: str) -> Counts:
        cells = (cell for (group, _), cell in self.cells.items() if group in groups)
        return sum((cell.counts for cell in cells), Counts())


def measure(
    scenes: Iterable[Scene],
    ways: Sequence[Way],
    progress: Callable[[], object] = lambda: None,
) -> list[Column]:
    """Count what each way finds. Ways take turns at each scene, so that their times can be
    compared though the machine does other things, too."""
    columns = [Column(way.name) for way in ways]
    for scene in scenes:
        for way, column in zip(ways, columns, strict=True):
            if scene.group not in way.groups:
                continue
            started = time.perf_counter()
            faces = way.find(scene.picture.grey)
            if scene.group == TIMED_GROUP:
                column.milliseconds.append(1000 * (time.perf_counter() - started))
            cell = column.cells.setdefault((scene.group, scene.row), Cell())
            cell.pictures += 1
            cell.counts += count(faces, scene.picture)
        progress()
    return columns
