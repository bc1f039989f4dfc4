from __future__ import annotations

from emotion.labels import LABELS
from music.development.comparison.results import Comparison
from music.development.comparison.table import report
from music.tests.development.comparison.figures import comparison, undivided


def cells(text: str) -> dict[str, list[str]]:
    """The cells of each row of the table, by the row's name; of equal names the first."""
    rows: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("|"):
            name, *values = [cell.strip() for cell in line.strip("|").split("|")]
            rows.setdefault(name, values)
    return rows


def row(compared: Comparison, name: str) -> str:
    first, second = cells(report(compared))[name]
    assert first == second
    return first


def test_both_stand_side_by_side() -> None:
    assert cells(report(comparison()))[""] == ["WMusic", "fer"]


def test_it_says_when_and_on_what_it_was_measured() -> None:
    text = report(comparison())
    assert "2026-11-21" in text
    assert "A processor, 4 processors" in text
    assert "0ecf" in text


def test_accuracy_is_told_with_and_without_copies() -> None:
    assert row(comparison(), "accuracy, private, 3 faces") == "66.7 %"
    assert row(comparison(), "accuracy, the 2 without a train copy") == "100.0 %"


def test_each_class_has_its_recall_and_precision() -> None:
    assert row(comparison(), "happy (1): recall / precision") == "1.000 / 0.500"
    assert row(comparison(), "sad (1): recall / precision") == "0.000 / 0.000"
    assert sum(name.endswith("recall / precision") for name in cells(report(comparison()))) == len(
        LABELS
    )


def test_times_memory_and_imports_are_told() -> None:
    assert row(comparison(), "a face: median (95 %)") == "1.23 ms (2.50)"
    assert row(comparison(), "processor's time, mean (cores)") == "1.10 ms (0.99)"
    assert row(comparison(), "a frame of clip.mp4: median (95 %)") == "30.00 ms (40.00)"
    assert row(comparison(), "of 72 frames, with a face (faces)") == "1 (4)"
    assert row(comparison(), "import") == "0.25 s"
    assert row(comparison(), "peak memory once ready") == "100 MiB"


def test_memory_that_this_system_does_not_tell_is_unknown() -> None:
    assert row(comparison(), "peak memory after all") == "unknown"


def test_without_labelled_faces_it_says_that_only_speed_was_measured() -> None:
    text = report(comparison(measured=False))
    assert "Only speeds were measured" in text
    assert not any(name.startswith(("accuracy", "macro")) for name in cells(text))
    assert "Only speeds" not in report(comparison())


def test_of_an_undivided_data_set_no_copies_are_told() -> None:
    text = report(undivided())
    assert row(undivided(), "accuracy, all, 3 faces") == "66.7 %"
    assert "without a train copy" not in text


def test_the_table_is_markdown_of_even_lines() -> None:
    lines = [line for line in report(comparison()).splitlines() if line.startswith("|")]
    assert {line.count("|") for line in lines} == {4}
    assert len({len(line) for line in lines}) == 1
    assert set(lines[1]) == {"|", "-"}
