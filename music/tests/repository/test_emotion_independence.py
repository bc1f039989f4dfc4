from __future__ import annotations

from pathlib import Path

import pytest

from music.tests.repository.sources import imported, sources

MODULES = [
    path
    for path in sources(".py")
    if path.parts[0] == "emotion" and "tests" not in path.parts and "migrations" not in path.parts
]


def test_what_reads_faces_is_where_this_looks_for_it() -> None:
    assert {"vision", "diary", "steadiness"} <= {path.parts[1] for path in MODULES}


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_what_reads_faces_knows_nothing_of_songs(path: Path) -> None:
    assert not {name for name in imported(path) if name.split(".")[0] == "recommendations"}
