from __future__ import annotations

from statistics import median

from music.paths import BASE_DIR
from music.tests.repository.sources import sources

LONGEST = 300
SUFFIXES = (".py", ".js", ".css", ".html")
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "base_utils"}


def _lengths() -> dict[str, int]:
    return {
        path.as_posix(): len((BASE_DIR / path).read_text(encoding="utf-8").splitlines())
        for path in sources(*SUFFIXES)
        if "migrations" not in path.parts
    }


def test_no_source_file_is_longer_than_300_lines() -> None:
    assert {name: length for name, length in _lengths().items() if length > LONGEST} == {}


def test_most_source_files_are_small() -> None:
    assert median(length for length in _lengths().values() if length) <= 80


def test_no_module_is_named_for_nothing_in_particular() -> None:
    vague = [path for path in sources(*SUFFIXES) if {path.stem, *path.parent.parts} & VAGUE]
    assert vague == []
