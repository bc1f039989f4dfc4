"""The mean of one face's probabilities over the last seconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from emotion.steadiness.constants import WINDOW_SECONDS
from emotion.steadiness.states import Shares
from emotion.steadiness.window import weight


@dataclass(frozen=True)
class Sample:
    """Probabilities read at `time` (seconds) that stand for the `seconds` before it."""

    time: float
    seconds: float
    probabilities: Shares


class Average:
    """Keeps what the window still holds. Not for use by several threads."""

    def __init__(self) -> None:
        self._samples: list[Sample] = []

    def add(self, sample: Sample) -> Shares:
        """Take one more, never older than the one before, and return the mean at its time."""
        self._samples = [one for one in self._samples if sample.time - one.time < WINDOW_SECONDS]
        self._samples.append(sample)
        return weighted_mean(
            [weight(sample.time - one.time, one.seconds) for one in self._samples],
            [one.probabilities for one in self._samples],
        )


def weighted_mean(weights: Sequence[float], rows: Sequence[Shares]) -> Shares:
    """Mean of the rows, each as heavy as its weight; the weights must not sum to 0.

    Sums run from the first row to the last, starting at 0.0, one addition a row, and the
    division comes last. Written as a loop because Python's own ``sum`` corrects rounding
    errors from 3.12 on, which no other language would repeat.
    """
    total = 0.0
    sums = [0.0] * len(rows[0])
    for row_weight, row in zip(weights, rows, strict=True):
        total += row_weight
        for index, share in enumerate(row):
            sums[index] += row_weight * share
    return tuple(one / total for one in sums)
