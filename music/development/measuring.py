"""How long a call takes on this machine."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Measurement:
    """Wall-clock seconds of each run of one call."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median_ms(self) -> float:
        return median(self.seconds) * 1000

    @property
    def p95_ms(self) -> float:
        """The time that 95 in 100 runs did not exceed, by nearest rank."""
        ordered = sorted(self.seconds)
        return ordered[-(-len(ordered) * 95 // 100) - 1] * 1000


@dataclass(frozen=True)
class NotMeasured:
    """Something that this checkout cannot do yet, and why."""

    name: str
    reason: str


def measure(name: str, call: Callable[[], object], *, runs: int) -> Measurement:
    """Time `runs` calls after one that is not counted: it fills caches and loads code."""
    call()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    return Measurement(name, tuple(seconds))


def measure_together(calls: Mapping[str, Callable[[], object]], *, runs: int) -> list[Measurement]:
    """Time several calls in turn, round after round, so that what else the machine does
    meets them all alike; one uncounted call of each comes first."""
    for call in calls.values():
        call()
    seconds: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(runs):
        for name, call in calls.items():
            start = time.perf_counter()
            call()
            seconds[name].append(time.perf_counter() - start)
    return [Measurement(name, tuple(times)) for name, times in seconds.items()]


def as_table(results: Sequence[Measurement | NotMeasured]) -> str:
    width = max((len(result.name) for result in results), default=0)
    lines = [f"{'':{width}}  {'median':>10}  {'95 %':>10}  {'runs':>5}"]
    for result in results:
        if isinstance(result, NotMeasured):
            lines.append(f"{result.name:{width}}  not measured: {result.reason}")
        else:
            times = f"{result.median_ms:>7.2f} ms  {result.p95_ms:>7.2f} ms"
            lines.append(f"{result.name:{width}}  {times}  {len(result.seconds):>5}")
    return "\n".join(lines)
