from __future__ import annotations

import os
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from music.paths import BASE_DIR

Load = Callable[[dict[str, str]], dict[str, Any]]


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Run the settings file with one environment and no ``.env``; give its names.

    In this process, beside the settings that the tests use: a process each would take
    most of the run.
    """
    monkeypatch.setattr("music.paths.BASE_DIR", tmp_path)
    monkeypatch.setattr("music.paths.VAR_DIR", tmp_path / "var")

    def run(environment: dict[str, str]) -> dict[str, Any]:
        with mock.patch.dict(os.environ, environment, clear=True):
            return runpy.run_path(str(BASE_DIR / "music" / "settings.py"))

    return run
