"""fer's own virtual environment: made on first use, and never mixed with the site's."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

from music.development.comparison.errors import ComparisonError
from music.paths import VAR_DIR

FOLDER = VAR_DIR / "compare-fer"
HERE = Path(__file__).resolve().parent
IMPORTS = HERE / "requirements-fer-imports.txt"
LIBRARY = HERE / "requirements-fer.txt"
STAMP = "installed"


def fer_python(folder: Path = FOLDER, tell: Callable[[str], object] = lambda text: None) -> Path:
    """The Python of fer's environment in `folder`, which is made anew when its pins changed.

    `tell` hears of an installation before it starts. Raises ComparisonError.
    """
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp, wanted = folder / STAMP, _wanted()
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return python
    tell(f"Installing fer into {folder}; the first time takes minutes ...")
    _make_venv(folder)
    _pip(python, "--requirement", str(IMPORTS))
    _pip(python, "--no-deps", "--requirement", str(LIBRARY))
    stamp.write_text(wanted)
    return python


def _wanted() -> str:
    pins = IMPORTS.read_bytes() + LIBRARY.read_bytes()
    return hashlib.sha256(pins + sys.version.encode()).hexdigest()


def _make_venv(folder: Path) -> None:
    try:
        venv.create(folder, with_pip=True, clear=True, symlinks=os.name != "nt")
    except (subprocess.CalledProcessError, OSError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise ComparisonError(
            f"fer's environment could not be made in {folder} ({error}). Some systems package "
            "the venv module apart: on Debian and Ubuntu, install python3-venv."
        ) from error


def _pip(python: Path, *arguments: str) -> None:
    # Isolated (-I): a PYTHONPATH would make it take the site's packages for installed.
    command = [str(python), "-I", "-m", "pip", "install", "--disable-pip-version-check", "-q"]
    try:
        done = subprocess.run([*command, *arguments], capture_output=True, text=True)
    except OSError as error:
        raise ComparisonError(f"fer's environment has no Python that starts: {error}") from error
    if done.returncode != 0:
        said = [line for line in done.stderr.splitlines() if line.strip()]
        raise ComparisonError(
            "fer could not be installed, which needs pip, the network and 1.7 GB on disk once. "
            f"pip said: {said[-1] if said else 'nothing'}"
        )
