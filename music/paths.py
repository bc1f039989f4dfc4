"""Where the project keeps its files."""

from __future__ import annotations

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
MODEL_DIR = BASE_DIR / "model"
# Everything that running the project writes; ignored by git.
VAR_DIR = BASE_DIR / "var"
# Third-party browser files, copied from the lockfile's packages; ignored by git.
ASSETS_DIR = BASE_DIR / "static" / "vendor"
