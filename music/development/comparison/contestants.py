"""Who is compared: ours, and fer with either of the two network files that it brings."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "music.development.comparison"


@dataclass(frozen=True)
class Contestant:
    """A column of the table, and what starts its worker."""

    title: str
    python: Path
    module: str
    options: dict[str, str | bool]


def contestants(*, model: Path, cascade: Path, fer_python: Path) -> tuple[Contestant, ...]:
    fer = f"{PACKAGE}.fer_engine"
    return (
        Contestant(
            "WMusic",
            Path(sys.executable),
            f"{PACKAGE}.own_engine",
            {"model": str(model), "cascade": str(cascade)},
        ),
        Contestant("fer (TFLite)", fer_python, fer, {"use_tflite": True}),
        Contestant("fer (Keras)", fer_python, fer, {"use_tflite": False}),
    )
