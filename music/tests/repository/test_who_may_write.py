"""Services write; what reads for pages, and the views themselves, change nothing."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from music.paths import BASE_DIR
from music.tests.repository.sources import sources

WRITES = {
    *("save", "create", "update", "delete", "get_or_create", "update_or_create"),
    *("bulk_create", "bulk_update", "aupdate", "acreate", "adelete", "asave"),
}
READERS = {"selectors", "views"}
# Spotify's own side keeps its state in a file, and writes it where it answers.
NOT_OURS = Path("recommendations/spotify/standin")
MODULES = [
    path
    for path in sources(".py")
    if READERS & {path.stem, path.parent.name}
    and "tests" not in path.parts
    and not path.is_relative_to(NOT_OURS)
]


def written(source: str) -> set[str]:
    """What a module calls by a name that writes rows."""
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return {
        ast.unparse(one) for one in calls if isinstance(one, ast.Attribute) and one.attr in WRITES
    }


def test_they_are_where_this_looks_for_them() -> None:
    folders = {path.parent.name for path in MODULES}
    assert {"selectors", "views", "diary", "blog", "preferences"} <= folders


def test_a_write_is_seen() -> None:
    assert written("Track.objects.filter(pk=1).update(title='x')") == {
        "Track.objects.filter(pk=1).update"
    }


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_what_reads_writes_nothing(path: Path) -> None:
    assert written((BASE_DIR / path).read_text(encoding="utf-8")) == set()
