"""What the code says to people, as gettext finds it.

By Babel and not by GNU gettext's programs, which `makemessages` needs and a fresh machine
lacks. Django turns templates into something that looks like Python; Babel reads that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from music.paths import BASE_DIR

PACKAGES = ("music", "emotion", "recommendations")
LEFT_OUT = ("tests", "migrations", "development")
# The arguments of each function that hold a message: one, singular and plural, or with a
# context ("c") before.
FUNCTIONS: Mapping[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TRANSLATORS = ("Translators:",)


def extracted() -> Catalog:
    """Every message of the templates and of the three packages, with its places."""
    catalog = Catalog(project="WMusic", charset="utf-8", fuzzy=False)
    for path, source in _sources():
        place = path.relative_to(BASE_DIR).as_posix()
        for line, message, comments, context in extract(
            "python", BytesIO(source.encode()), FUNCTIONS, TRANSLATORS, {}
        ):
            catalog.add(message, locations=[(place, line)], auto_comments=comments, context=context)
    return catalog


def _sources() -> Iterator[tuple[Path, str]]:
    for path in sorted((BASE_DIR / "templates").rglob("*.html")):
        # Its stand-in for Spotify speaks English only, as a tool for developers.
        if "standin" not in path.relative_to(BASE_DIR / "templates").parts:
            code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            # Without the indentation of HTML, which is none of Python's.
            yield path, "\n".join(line.strip() for line in code.split("\n"))
    for package in PACKAGES:
        for path in sorted((BASE_DIR / package).rglob("*.py")):
            if not set(LEFT_OUT) & set(path.relative_to(BASE_DIR).parts):
                yield path, path.read_text(encoding="utf-8")
