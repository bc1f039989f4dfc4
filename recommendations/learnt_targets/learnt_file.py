"""Learnt targets in a file: one record for each emotion that was learnt."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from emotion.labels import Emotion
from recommendations.engine.maps.tables import WMUSIC, Table
from recommendations.learnt_targets.songs import NEEDED
from recommendations.learnt_targets.statistics import FeatureStatistics
from recommendations.song_moods.model_file import write_json


class LearntTargetsError(Exception):
    """The file is there and is none of learnt targets; the text says how."""


def add_target(
    path: Path,
    emotion: Emotion,
    statistics: Mapping[str, FeatureStatistics],
    sources: list[str],
) -> tuple[float, float, float]:
    """Write the target of `emotion` and keep the others; return it.

    It is the mean valence, energy and danceability. Raises LearntTargetsError and OSError.
    """
    valence, energy, danceability = (statistics[name].mean for name in NEEDED)
    record = {
        "target": [valence, energy, danceability],
        "statistics": {name: asdict(figures) for name, figures in statistics.items()},
        "sources": sources,
    }
    write_json({**_read(path), emotion.value: record}, path)
    return valence, energy, danceability


def learnt_table(path: Path) -> Table:
    """The seven targets: those that were learnt, and WMusic's for the other emotions.

    Raises LearntTargetsError.
    """
    return {**WMUSIC, **{Emotion(name): _target(path, r) for name, r in _read(path).items()}}


def _target(path: Path, record: Mapping[str, Any]) -> tuple[float, float, float]:
    try:
        valence, energy, danceability = map(float, record["target"])
    except (KeyError, TypeError, ValueError) as error:
        raise LearntTargetsError(f"{path} holds a target that is not three numbers.") from error
    # A comparison with NaN is false, too.
    if not all(0 <= value <= 1 for value in (valence, energy, danceability)):
        raise LearntTargetsError(f"{path} holds a target outside 0 to 1.")
    return valence, energy, danceability


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise LearntTargetsError(f"{path} cannot be read: {error}.") from error
    if not isinstance(content, dict) or not all(
        name in list(Emotion) and isinstance(record, dict) for name, record in content.items()
    ):
        raise LearntTargetsError(f"{path} does not hold records by emotion.")
    return content
