from __future__ import annotations

from pathlib import Path

import pytest

from music.tests.repository.sources import imported, sources

ENGINE = Path("recommendations/engine")
ALLOWED = {"recommendations.engine", "emotion.labels"}
FORBIDDEN = {"django", "requests", "urllib", "urllib3", "http", "socket", "spotipy"}
MODULES = [path for path in sources(".py") if path.is_relative_to(ENGINE)]


def test_the_engine_is_where_this_looks_for_it() -> None:
    assert ENGINE / "recommend.py" in MODULES


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_the_engine_imports_neither_django_nor_http(path: Path) -> None:
    assert not {name.split(".")[0] for name in imported(path)} & FORBIDDEN


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_of_this_project_the_engine_imports_only_itself_and_the_labels(path: Path) -> None:
    ours = {
        name
        for name in imported(path)
        if name.split(".")[0] in {"recommendations", "emotion", "music"}
    }
    assert all(any(f"{name}.".startswith(f"{ok}.") for ok in ALLOWED) for name in ours), ours
