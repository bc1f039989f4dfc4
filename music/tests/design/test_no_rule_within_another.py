"""Rules stand side by side: Firefox 115 and Chrome 109, the last for older systems, read faces
but skip a rule within another, and the camera's picture would stay hidden without a word."""

from __future__ import annotations

import re

from music.paths import BASE_DIR
from music.tests.repository.sources import sources

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PART = re.compile(r"([^{};]*)([{};])")


def nested(text: str) -> list[str]:
    """The selectors of rules within rules, of a sheet's text."""
    found, around = [], [""]
    for match in PART.finditer(COMMENT.sub("", text)):
        said, sign = match[1].strip(), match[2]
        if sign == "{":
            if around[-1] and not around[-1].startswith("@"):
                found.append(said)
            around.append(said)
        elif sign == "}":
            around.pop()
    return found


def test_a_rule_within_another_is_found() -> None:
    text = ".a { color: red; .b { color: blue; } } @media print { .c { color: red; } }"
    assert nested(text) == [".b"]


def test_no_rule_stands_within_another() -> None:
    sheets = {path: nested((BASE_DIR / path).read_text("utf-8")) for path in sources(".css")}
    assert len(sheets) > 30
    assert {path: found for path, found in sheets.items() if found} == {}
