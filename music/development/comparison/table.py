"""A comparison as a Markdown table, aligned, so that a terminal shows it as well."""

from __future__ import annotations

from collections.abc import Iterator

from emotion.labels import LABELS
from emotion.training.metrics import Scores
from music.development.comparison.results import Comparison, Figures, Timing

MIB = 1024 * 1024
UNKNOWN = "unknown"
PROCESSOR = "processor's time, mean (cores)"


def report(comparison: Comparison) -> str:
    """When and where it was measured, and the table."""
    spoken = [
        f"Measured on {comparison.date}: {comparison.machine}.",
        f"Network: SHA-256 {comparison.model_sha256}.",
    ]
    if comparison.split is None:
        spoken.append("Only speeds were measured: no labelled faces were given (`--data`).")
    return "\n".join([*spoken, "", _aligned(list(_rows(comparison)))])


def _rows(comparison: Comparison) -> Iterator[list[str]]:
    """The heading, then one row for each figure: its name, and a cell for each column."""
    columns = comparison.figures
    yield ["", *(one.title for one in columns)]
    yield ["version", *(one.version for one in columns)]
    yield ["runs on", *(one.runtime for one in columns)]
    if comparison.split is not None:
        yield from _accuracy_rows(comparison, [_measured(one) for one in columns])
    yield ["a face: median (95 %)", *(_times(one.face) for one in columns)]
    yield [PROCESSOR, *(_processor(one.face) for one in columns)]
    for index, source in enumerate(comparison.frames):
        cells = [one.frames[index] for one in columns]
        name = f"a frame of {source.name}: median (95 %)"
        yield [name, *(_times(cell.timing) for cell in cells)]
        yield [PROCESSOR, *(_processor(cell.timing) for cell in cells)]
        name = f"of {_counted(source.frames, 'frame')}, with a face (faces)"
        yield [name, *(f"{cell.with_face} ({cell.faces})" for cell in cells)]
    yield ["import", *(f"{one.import_seconds:.2f} s" for one in columns)]
    yield ["then load, first face", *(f"{one.load_seconds:.2f} s" for one in columns)]
    yield ["peak memory once ready", *(_memory(one.ready_bytes) for one in columns)]
    yield ["peak memory after all", *(_memory(one.peak_bytes) for one in columns)]


def _accuracy_rows(comparison: Comparison, columns: list[Scores]) -> Iterator[list[str]]:
    name = f"accuracy, {comparison.split}, {_counted(comparison.faces, 'face')}"
    yield [name, *(_percent(one.accuracy) for one in columns)]
    if columns[0].n_without_copy:
        name = f"accuracy, the {columns[0].n_without_copy:,} without a train copy"
        yield [name, *(_percent(one.accuracy_without_copy) for one in columns)]
    yield ["macro-F1", *(f"{one.macro_f1:.3f}" for one in columns)]
    yield ["calibration error", *(_decimals(one.calibration_error) for one in columns)]
    for label in LABELS:
        cells = [one.classes[label] for one in columns]
        name = f"{label} ({cells[0].support:,}): recall / precision"
        yield [name, *(f"{cell.recall:.3f} / {cell.precision:.3f}" for cell in cells)]


def _measured(figures: Figures) -> Scores:
    if figures.scores is None:
        raise ValueError(f"{figures.title} has no scores, and the faces have labels")
    return figures.scores


def _times(timing: Timing) -> str:
    return f"{timing.median_ms:.2f} ms ({timing.p95_ms:.2f})"


def _processor(timing: Timing) -> str:
    return f"{timing.cpu_ms:.2f} ms ({timing.cores:.2f})"


def _percent(share: float | None) -> str:
    return UNKNOWN if share is None else f"{100 * share:.1f} %"


def _decimals(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:.3f}"


def _memory(size: int | None) -> str:
    return UNKNOWN if size is None else f"{size / MIB:.0f} MiB"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _aligned(rows: list[list[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "| " + " | ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
