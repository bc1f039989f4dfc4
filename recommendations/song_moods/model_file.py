"""The four-mood classifier as numbers, and its file."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recommendations.engine.features import FEATURES, SONG_MOODS

SHIPPED_FILE = Path(__file__).resolve().parent.parent / "data" / "song_moods.json"
WIDTH = len(FEATURES)
# Each feature, and each product of two of them or of one with itself.
TERM_COUNT = WIDTH + WIDTH * (WIDTH + 1) // 2
SHAPES: Mapping[str, tuple[int, ...]] = {
    "lowest": (WIDTH,),
    "highest": (WIDTH,),
    "means": (WIDTH,),
    "scales": (WIDTH,),
    "coefficients": (len(SONG_MOODS), TERM_COUNT),
    "intercepts": (len(SONG_MOODS),),
}


class SongMoodModelError(Exception):
    """The classifier's file is missing, damaged or made for other features; the text says."""


@dataclass(frozen=True, eq=False)
class SongMoodModel:
    """A multinomial logistic regression over standardised features and their products.

    All float64. ``lowest`` and ``highest`` [9] are the range it was fitted on, ``means``
    and ``scales`` [9] standardise, in the order of `FEATURES`; ``coefficients`` [4, 54] and
    ``intercepts`` [4] are for the moods of `SONG_MOODS` and the terms of `apply.terms`.

    Raises ValueError for other shapes, numbers that are not finite and scales of nothing.
    """

    lowest: npt.NDArray[np.float64]
    highest: npt.NDArray[np.float64]
    means: npt.NDArray[np.float64]
    scales: npt.NDArray[np.float64]
    coefficients: npt.NDArray[np.float64]
    intercepts: npt.NDArray[np.float64]

    def __post_init__(self) -> None:
        for name, shape in SHAPES.items():
            array = getattr(self, name)
            if array.shape != shape:
                raise ValueError(f"{name} must be {list(shape)}, not {list(array.shape)}")
            if not np.isfinite(array).all():
                raise ValueError(f"{name} holds a number that is not finite")
            array.flags.writeable = False
        if (self.scales <= 0).any():
            raise ValueError("scales must be above 0")


def write_model(model: SongMoodModel, path: Path) -> None:
    """Write the model as JSON. Raises OSError."""
    numbers = {name: getattr(model, name).tolist() for name in SHAPES}
    write_json({"features": FEATURES, "moods": SONG_MOODS, **numbers}, path)


def read_model(path: Path) -> SongMoodModel:
    """Read what `write_model` wrote. Raises SongMoodModelError."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(content, dict):
            raise ValueError("it holds no names")
        if content.get("features") != list(FEATURES) or content.get("moods") != list(SONG_MOODS):
            raise ValueError("it was made for other features or moods")
        return SongMoodModel(
            **{name: np.array(content.get(name), np.float64) for name in SHAPES},
        )
    except (OSError, ValueError, TypeError) as error:
        raise SongMoodModelError(
            f"{path.name} cannot be used: {error}. `manage.py train_mood_classifier` writes it."
        ) from error


@cache
def shipped_model() -> SongMoodModel:
    """The committed model, read once a process: it changes only with the code."""
    return read_model(SHIPPED_FILE)


def write_json(content: Mapping[str, Any], path: Path) -> None:
    """Write sorted, readable JSON; a reader sees the old file or the new one, never a part.

    Raises OSError, and ValueError for what JSON cannot hold, NaN among it.
    """
    text = json.dumps(content, indent=1, sort_keys=True, allow_nan=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        draft = Path(folder) / path.name
        draft.write_text(text + "\n", encoding="utf-8")
        draft.replace(path)
