from __future__ import annotations

import ast
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

from music.paths import BASE_DIR

NOT_OURS = {".git", ".venv", "var", "node_modules", "vendor"}


@cache
def sources(*suffixes: str) -> tuple[Path, ...]:
    """The project's own files with these suffixes, relative to its root.

    What git tracks or would track; in a copy without git, everything but what it ignores.
    """
    found = (Path(name) for name in _listed_by_git() or _walked())
    return tuple(sorted(p for p in found if p.suffix in suffixes and (BASE_DIR / p).is_file()))


def imported(path: Path) -> set[str]:
    """Full names of the modules that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse((BASE_DIR / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.add(node.module or "")
    return names


def _listed_by_git() -> list[str]:
    # Nothing where git refuses, as it does in a checkout that another user owns.
    if not (BASE_DIR / ".git").exists() or not shutil.which("git"):
        return []
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=BASE_DIR, capture_output=True, text=True)
    return [name for name in listed.stdout.split("\0") if name]


def _walked() -> list[str]:
    names: list[str] = []
    for folder, folders, files in os.walk(BASE_DIR):
        folders[:] = [name for name in folders if name not in NOT_OURS]
        names += [str((Path(folder) / name).relative_to(BASE_DIR)) for name in files]
    return names
