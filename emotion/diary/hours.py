"""Which mood is most frequent at which time of the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from emotion.diary.moods import Mood
from emotion.labels import LABELS

# Six blocks: with 24 most would be empty for months.
HOURS_A_BLOCK = 4
# Of fewer moods the most frequent one says nothing of an hour.
LEAST_MOODS = 3
# Shades of a cell, by how large a part of the block's moods it has.
LEVELS = 4


@dataclass(frozen=True)
class Cell:
    """How many moods of a block were ``emotion``; ``level`` 0..4 is their part of it."""

    emotion: str
    count: int
    level: int


@dataclass(frozen=True)
class Block:
    """From ``start`` up to ``end`` o'clock. ``most`` has the most frequent emotions, several
    where they are as frequent, and none where there are too few moods to say."""

    start: int
    end: int
    count: int
    cells: tuple[Cell, ...]
    most: tuple[str, ...]


def hours_of(moods: Sequence[Mood]) -> tuple[Block, ...]:
    """The six blocks of a day."""
    counts: dict[int, Counter[str]] = {start: Counter() for start in range(0, 24, HOURS_A_BLOCK)}
    for mood in moods:
        counts[mood.at.hour // HOURS_A_BLOCK * HOURS_A_BLOCK][mood.emotion] += 1
    return tuple(_block(start, counted) for start, counted in counts.items())


def _block(start: int, counted: Counter[str]) -> Block:
    count = counted.total()
    highest = max(counted.values(), default=0)
    return Block(
        start=start,
        end=start + HOURS_A_BLOCK,
        count=count,
        cells=tuple(
            Cell(label, counted[label], -(-LEVELS * counted[label] // count) if count else 0)
            for label in LABELS
        ),
        most=tuple(label for label in LABELS if counted[label] == highest)
        if count >= LEAST_MOODS
        else (),
    )
