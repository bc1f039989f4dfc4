from __future__ import annotations

from pathlib import Path

import pytest

from music.development.comparison.document import BEGIN, DOCUMENT, END, replace_measured
from music.development.comparison.errors import ComparisonError


def test_only_what_stands_between_the_marks_changes(tmp_path: Path) -> None:
    document = tmp_path / "comparison.md"
    document.write_text(f"before\n{BEGIN}\nold\nold\n{END}\nafter\n")
    replace_measured(document, "new")
    replace_measured(document, "newer")
    assert document.read_text() == f"before\n{BEGIN}\nnewer\n{END}\nafter\n"


@pytest.mark.parametrize(
    "text",
    ["nothing", BEGIN, END, f"{END}{BEGIN}", f"{BEGIN}{BEGIN}{END}", f"{BEGIN}{END}{END}"],
)
def test_a_document_without_one_pair_of_marks_is_left_alone(tmp_path: Path, text: str) -> None:
    document = tmp_path / "comparison.md"
    document.write_text(text)
    with pytest.raises(ComparisonError, match="needs one"):
        replace_measured(document, "new")
    assert document.read_text() == text


def test_a_document_that_is_not_there_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(ComparisonError, match="cannot be read"):
        replace_measured(tmp_path / "none.md", "new")


def test_the_project_s_document_has_its_marks_and_a_table_between() -> None:
    _, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
    measured, end, _ = rest.partition(END)
    assert end
    assert "Measured on" in measured
    assert "accuracy, private, 3,589 faces" in measured
