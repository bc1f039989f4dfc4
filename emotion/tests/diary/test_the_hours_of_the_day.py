from __future__ import annotations

from datetime import UTC, datetime

from emotion.diary.hours import hours_of
from emotion.diary.moods import Mood
from emotion.labels import LABELS


def moods(hour: int, **counts: int) -> list[Mood]:
    return [
        Mood(
            datetime(2026, 11, 5, hour, 59, tzinfo=UTC),
            tuple(1.0 if label == emotion else 0.0 for label in LABELS),
        )
        for emotion, count in counts.items()
        for _ in range(count)
    ]


def test_a_day_has_six_blocks_that_meet() -> None:
    blocks = hours_of([])
    assert [(block.start, block.end) for block in blocks] == [
        (0, 4),
        (4, 8),
        (8, 12),
        (12, 16),
        (16, 20),
        (20, 24),
    ]
    assert all((block.count, block.most) == (0, ()) for block in blocks)


def test_the_most_frequent_mood_of_a_block() -> None:
    block = hours_of(moods(11, happy=3, sad=1) + moods(12, sad=9))[2]
    assert (block.count, block.most) == (4, ("happy",))
    assert {cell.emotion: (cell.count, cell.level) for cell in block.cells if cell.count} == {
        "happy": (3, 3),
        "sad": (1, 1),
    }


def test_as_frequent_moods_are_all_named() -> None:
    assert hours_of(moods(20, sad=2, angry=2, fear=1))[5].most == ("angry", "sad")


def test_of_two_moods_nothing_is_said() -> None:
    block = hours_of(moods(3, happy=2))[0]
    assert (block.count, block.most) == (2, ())
    assert hours_of(moods(3, happy=3))[0].most == ("happy",)
