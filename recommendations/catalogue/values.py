"""One cell of a data set, as csv text or as parquet's own type, to one value of ours.

None always means that the cell does not say.
"""

from __future__ import annotations

import ast
import math
import re
import warnings
from collections.abc import Iterable

# How pandas writes a missing value into text. `NA` and `None` are real song titles.
MISSING = frozenset({"", "nan"})
EARLIEST_YEAR, LATEST_YEAR = 1860, 2100


def text(cell: object) -> str | None:
    if cell is None or isinstance(cell, float) and math.isnan(cell):
        return None
    # A NUL, which PostgreSQL cannot store, comes only from broken files.
    words = str(cell).replace("\x00", "").strip()
    return None if words in MISSING else words


def number(cell: object) -> float | None:
    """A finite number, or None."""
    try:
        value = cell if isinstance(cell, float) else float(str(cell))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def number_within(cell: object, lowest: float, highest: float) -> float | None:
    value = number(cell)
    return value if value is not None and lowest <= value <= highest else None


def whole_within(cell: object, lowest: int, highest: int) -> int | None:
    value = number_within(cell, lowest, highest)
    return None if value is None else round(value)


def flag(cell: object) -> bool | None:
    """True or False from a bool, 0 or 1, or one of these as text."""
    if isinstance(cell, bool):
        return cell
    return {"true": True, "1": True, "1.0": True, "false": False, "0": False, "0.0": False}.get(
        str(cell).strip().lower()
    )


def year(cell: object) -> int | None:
    """The year of a release date at any precision: 1982, 1982-10 or 1982-10-27."""
    match = re.match(r"\d{4}(?!\d)", text(cell) or "")
    if match is None or not EARLIEST_YEAR <= int(match[0]) <= LATEST_YEAR:
        return None
    return int(match[0])


def spotify_id(cell: object) -> str | None:
    """22 base-62 characters, alone or at the end of a URI or link."""
    last = re.split(r"[:/]", text(cell) or "")[-1].partition("?")[0]
    return last if re.fullmatch(r"[0-9A-Za-z]{22}", last) else None


def names(cell: object) -> list[str]:
    """Artists or genres: a list, a Python list as text, or text separated by ``;``.

    A comma separates nothing: 'Tyler, The Creator' is one artist.
    """
    if isinstance(cell, str):
        listed = _python_list(cell)
        parts: Iterable[object] = cell.split(";") if listed is None else listed
    elif isinstance(cell, list | tuple):
        parts = cell
    else:
        parts = [cell]
    return [name for part in parts if (name := text(part))]


def _python_list(words: str) -> list[str] | None:
    words = words.strip()
    if not (words.startswith("[") and words.endswith("]")):
        return None
    try:
        with warnings.catch_warnings():
            # An odd backslash in a name is no concern of whoever runs the import.
            warnings.simplefilter("ignore", SyntaxWarning)
            warnings.simplefilter("ignore", DeprecationWarning)
            value = ast.literal_eval(words)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None  # a name in brackets, such as [Alexandros]
    return value if all(isinstance(part, str) for part in value) else None
