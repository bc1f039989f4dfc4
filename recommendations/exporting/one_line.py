"""Text that stays on the line it is written to."""

from __future__ import annotations

import unicodedata

# Control characters and the two separators: all that any program takes for a line's end.
_BREAKING = frozenset({"Cc", "Zl", "Zp"})


def one_line(text: str) -> str:
    """`text` with each run of spaces, line ends and control characters as one space."""
    kept = (" " if unicodedata.category(sign) in _BREAKING else sign for sign in text)
    return " ".join("".join(kept).split())
