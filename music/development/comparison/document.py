"""The measured table inside a document, between two marks that a reader does not see."""

from __future__ import annotations

from pathlib import Path

from music.development.comparison.errors import ComparisonError
from music.paths import BASE_DIR

DOCUMENT = BASE_DIR / "docs" / "comparison.md"
BEGIN = "<!-- measured: begin -->"
END = "<!-- measured: end -->"


def replace_measured(document: Path, text: str) -> None:
    """Put `text` in the place of what stands between the marks.

    Raises ComparisonError, and changes nothing, unless each mark is there once, in order.
    """
    try:
        whole = document.read_text(encoding="utf-8")
    except OSError as error:
        raise ComparisonError(f"{document} cannot be read: {error}") from error
    before, begin, rest = whole.partition(BEGIN)
    old, end, after = rest.partition(END)
    if not (begin and end) or BEGIN in rest or END in before or END in after:
        raise ComparisonError(f"{document} needs one {BEGIN} and then one {END}.")
    document.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
