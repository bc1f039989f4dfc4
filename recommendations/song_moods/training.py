from __future__ import annotations

import hashlib
import platform
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sklearn

from recommendations.song_moods.fitting import fit
from recommendations.song_moods.labelled_songs import LabelledSongs, read_labelled_songs
from recommendations.song_moods.measuring import MoodMetrics, measure
from recommendations.song_moods.model_file import write_json, write_model


@dataclass(frozen=True)
class Training:
    """What was learnt from ``songs``, how well, and where ``metrics_file`` says so."""

    songs: LabelledSongs
    metrics: MoodMetrics
    metrics_file: Path


def train(data: Path, output: Path, *, seed: int, command: str) -> Training:
    """Measure in folds, fit on all songs of `data`, write `output` and the metrics beside it.

    The metrics name the model by its hash. Raises LabelledSongsError and OSError.
    """
    songs = read_labelled_songs(data)
    metrics = measure(songs, seed)
    write_model(fit(songs.features, songs.moods), output)
    metrics_file = metrics_path(output)
    record = {
        "command": command,
        "data": {
            "sha256": songs.sha256,
            "rows": songs.row_count,
            "songs": len(songs),
            "unusable": {reason.name.lower(): count for reason, count in songs.unusable.items()},
        },
        "metrics": metrics.as_json(),
        "model_sha256": hashlib.sha256(output.read_bytes()).hexdigest(),
        "seed": seed,
        "versions": {
            "numpy": np.__version__,
            "python": platform.python_version(),
            "scikit-learn": sklearn.__version__,
        },
    }
    write_json(record, metrics_file)
    return Training(songs, metrics, metrics_file)


def metrics_path(model: Path) -> Path:
    """Where the metrics of the model at `model` lie: song_moods.json, song_moods_metrics.json."""
    return model.with_name(f"{model.stem}_metrics.json")
