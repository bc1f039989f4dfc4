"""The figures of a comparison; `dataclasses.asdict` makes the JSON of them."""

from __future__ import annotations

from dataclasses import dataclass

from emotion.training.metrics import Scores


@dataclass(frozen=True)
class Timing:
    """One reading's milliseconds: by the clock, and ``cpu_ms``, the mean of the processor's
    time over all threads. ``cores`` is the processor's time by the clock's: under 1 where
    other programs took the processor, and then only ``cpu_ms`` can be compared."""

    median_ms: float
    p95_ms: float
    cpu_ms: float
    cores: float
    readings: int


@dataclass(frozen=True)
class FrameFigures:
    """One set of frames: in how many a face was found, and how many faces in all."""

    with_face: int
    faces: int
    timing: Timing


@dataclass(frozen=True)
class Figures:
    """One column. Starts are medians over fresh processes, in seconds; memory is the peak
    of the resident set, in bytes, before and after all readings; ``frames`` go with
    ``Comparison.frames``."""

    title: str
    version: str
    runtime: str
    import_seconds: float
    load_seconds: float
    ready_bytes: int | None
    peak_bytes: int | None
    face: Timing
    scores: Scores | None
    frames: tuple[FrameFigures, ...]


@dataclass(frozen=True)
class FrameSource:
    name: str
    frames: int


@dataclass(frozen=True)
class Comparison:
    """``split`` names the faces: a split, "all" of an undivided data set, or None where
    speed alone was measured; ``faces`` counts them, ``starts`` the fresh processes of each
    column."""

    date: str
    machine: str
    model_sha256: str
    split: str | None
    faces: int
    starts: int
    frames: tuple[FrameSource, ...]
    figures: tuple[Figures, ...]
