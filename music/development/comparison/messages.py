"""What a worker says: one JSON object a line."""

from __future__ import annotations

from dataclasses import dataclass

from music.development.comparison.engine import Emotions


@dataclass(frozen=True)
class Ready:
    """Said once. ``load_seconds`` opens the networks and reads a first face, since some
    libraries build what they need only then; ``peak_bytes`` is None where unknown."""

    version: str
    runtime: str
    import_seconds: float
    load_seconds: float
    peak_bytes: int | None


@dataclass(frozen=True)
class Answer:
    """Said for each request: the faces and the wall-clock seconds of each picture, and the
    processor's seconds, over all threads, of all of them together."""

    readings: list[list[Emotions]]
    seconds: list[float]
    cpu_seconds: float
    peak_bytes: int | None
