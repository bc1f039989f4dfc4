from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
from django.core.management import call_command


def run(command: str, *arguments: object) -> str:
    """What the command prints."""
    output = io.StringIO()
    call_command(command, *map(str, arguments), stdout=output)
    return output.getvalue()


def save_npz(path: Path, **arrays: Any) -> Path:
    np.savez(path, **arrays)
    return path
