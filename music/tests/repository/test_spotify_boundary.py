from __future__ import annotations

import re
from pathlib import Path

from music.paths import BASE_DIR
from music.tests.repository.sources import sources

INSIDE = Path("recommendations/spotify")
IMPORT = re.compile(r"^\s*(?:import|from)\s+spotipy\b", re.MULTILINE)


def _outside(*suffixes: str) -> list[tuple[str, str]]:
    return [
        (path.as_posix(), (BASE_DIR / path).read_text(encoding="utf-8"))
        for path in sources(*suffixes)
        if not path.is_relative_to(INSIDE) and "tests" not in path.parts
    ]


def test_only_one_package_imports_spotipy() -> None:
    assert [name for name, text in _outside(".py") if IMPORT.search(text)] == []
    inside = [path for path in sources(".py") if path.is_relative_to(INSIDE)]
    assert any(IMPORT.search((BASE_DIR / path).read_text()) for path in inside)


def test_only_one_package_knows_an_address_of_spotify() -> None:
    assert [name for name, text in _outside(".py", ".js", ".html") if "spotify.com" in text] == []
