"""The table as text and as plain values for ``json.dumps``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from emotion.detection_table.matching import Counts
from emotion.detection_table.table import Column

WIDTH = 18
GROUP_WIDTH = 40
EMPTY = "-"
RULE = "found / missed / false; the last line: milliseconds for a frame of 640x480, median"
GROUPS = ("pose", "distance", "face width", "tilt", "clip", "photograph", "cut")


def as_table(columns: Sequence[Column]) -> str:
    """Rows as in the scenes, a column for each way."""
    rows = list(dict.fromkeys(key for column in columns for key in column.cells))
    rows.sort(key=lambda key: GROUPS.index(key[0]))
    lines = [RULE, f"{'':{GROUP_WIDTH}}{'pictures':>9}{'faces':>7}" + _head(columns)]
    for key in rows:
        cells = [column.cells.get(key) for column in columns]
        first = next(cell for cell in cells if cell is not None)
        faces = first.counts.found + first.counts.missed
        texts = (EMPTY if cell is None else _counts(cell.counts) for cell in cells)
        line = "".join(f"{text:>{WIDTH}}" for text in texts)
        lines.append(f"{key[0] + ': ' + key[1]:{GROUP_WIDTH}}{first.pictures:9}{faces:7}{line}")
    times = "".join(f"{column.median_milliseconds:{WIDTH}.1f}" for column in columns)
    lines.append(f"{'milliseconds':{GROUP_WIDTH + 16}}{times}")
    return "\n".join(lines)


def as_lines(columns: Sequence[Column]) -> str:
    """A line for each way, its groups summed up: for many ways."""
    lines = [RULE, f"{'':{GROUP_WIDTH}}" + "".join(f"{group:>{WIDTH}}" for group in GROUPS)]
    for column in columns:
        groups = {group for group, _ in column.cells}
        texts = (_counts(column.total(group)) if group in groups else EMPTY for group in GROUPS)
        line = "".join(f"{text:>{WIDTH}}" for text in texts)
        lines.append(f"{column.name:{GROUP_WIDTH}}{line}{column.median_milliseconds:9.1f}")
    return "\n".join(lines)


def as_values(columns: Sequence[Column]) -> list[dict[str, Any]]:
    return [
        {
            "way": column.name,
            "milliseconds": round(column.median_milliseconds, 2),
            "rows": [
                {"group": group, "row": row, "pictures": cell.pictures, **asdict(cell.counts)}
                for (group, row), cell in column.cells.items()
            ],
        }
        for column in columns
    ]


def _head(columns: Sequence[Column]) -> str:
    return "".join(f"{column.name:>{WIDTH}}" for column in columns)


def _counts(counts: Counts) -> str:
    return f"{counts.found} / {counts.missed} / {counts.false}"
