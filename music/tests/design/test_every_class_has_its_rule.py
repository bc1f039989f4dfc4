"""A class without a rule, or a rule without a class, is left over from something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from music.paths import BASE_DIR
from music.tests.repository.sources import sources

WORD = re.compile(r"[A-Za-z_][\w-]*")
# A word with a variable behind it, such as the kind of a message.
BEGINNING = re.compile(r"([\w-]+-)\{\{")
CLASSES = re.compile(r"""\bclass="([^"]*)\"""")
NO_SELECTOR = re.compile(r"/\*.*?\*/|url\([^)]*\)", re.DOTALL)
LOGIC = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")


def texts(*suffixes: str) -> Iterator[str]:
    for path in sources(*suffixes):
        if "tests" not in path.parts:
            yield (BASE_DIR / path).read_text(encoding="utf-8")


def rules() -> set[str]:
    found: set[str] = set()
    for text in texts(".css"):
        selectors = re.findall(
            r"([^{}]+)\{", re.sub(r"/\*.*?\*/|url\([^)]*\)", "", text, flags=re.S)
        )
        for selector in selectors:
            found |= set(re.findall(r"\.([A-Za-z_][\w-]*)", selector))
    return found


def test_every_rule_is_for_a_class_that_something_bears() -> None:
    said = "\n".join(texts(".html", ".js", ".py"))
    words = set(WORD.findall(said))
    beginnings = tuple(BEGINNING.findall(said))
    unborn = {name for name in rules() - words if not name.startswith(beginnings)}
    assert unborn == set()


def test_every_class_on_a_page_has_a_rule_or_is_looked_for_by_a_script() -> None:
    known = rules() | {word for text in texts(".js", ".py") for word in WORD.findall(text)}
    # A test may look for what has no look of its own.
    for path in sources(".py"):
        if "tests" in path.parts:
            known |= set(WORD.findall((BASE_DIR / path).read_text(encoding="utf-8")))
    borne = {
        name
        for text in texts(".html")
        for classes in CLASSES.findall(text)
        for name in LOGIC.sub(" ", classes).split()
    }
    assert len(borne) > 200
    assert {name for name in borne - known if not name.endswith("-")} == set()
