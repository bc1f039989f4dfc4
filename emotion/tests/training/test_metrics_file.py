from __future__ import annotations

import json
from pathlib import Path

import pytest

from emotion.training.metrics_file import (
    MetricsFileError,
    read_metrics,
    write_section,
    write_sections,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "model" / "metrics.json"


def test_a_section_is_written_and_the_others_stay(path: Path) -> None:
    write_section(path, "training", {"epochs": 3})
    write_section(path, "private", {"accuracy": 0.5})
    write_section(path, "training", {"epochs": 4})
    assert read_metrics(path) == {"training": {"epochs": 4}, "private": {"accuracy": 0.5}}


def test_the_order_of_writing_does_not_show(path: Path, tmp_path: Path) -> None:
    write_sections(path, {"b": {"y": 1, "x": 2}, "a": 1})
    other = tmp_path / "other.json"
    write_section(other, "a", 1)
    write_section(other, "b", {"x": 2, "y": 1})
    assert path.read_text() == other.read_text()
    assert path.read_text().endswith("}\n")


def test_nothing_is_left_beside_the_file(path: Path) -> None:
    write_section(path, "a", 1)
    assert [file.name for file in path.parent.iterdir()] == ["metrics.json"]


def test_no_file_holds_no_section(path: Path) -> None:
    assert read_metrics(path) == {}


@pytest.mark.parametrize("content", ["{", "[1]", "\0", "3"])
def test_a_broken_file_is_an_error_in_words_and_is_not_replaced(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content)
    with pytest.raises(MetricsFileError, match=r"metrics\.json"):
        read_metrics(path)
    with pytest.raises(MetricsFileError):
        write_section(path, "a", 1)
    assert path.read_text() == content


def test_a_value_that_is_no_number_is_refused_and_the_file_stays(path: Path) -> None:
    write_section(path, "a", 1)
    with pytest.raises(ValueError, match="JSON"):
        write_section(path, "b", float("nan"))
    assert json.loads(path.read_text()) == {"a": 1}
