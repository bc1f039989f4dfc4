from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class TrainingPlan:
    """What to train on what, and where to.

    ``votes`` is FER+'s table or None; ``checkpoints`` is the run's own folder, emptied
    unless ``resume``.
    """

    data: Path
    votes: Path | None
    network: str
    epochs: int
    checkpoints: Path
    output: Path
    seed: int = 2013
    resume: bool = False


@dataclass(frozen=True)
class TrainingReport:
    """What a run did, as it is kept beside the weights.

    ``best_accuracy`` is on the pictures that choose, see
    `emotion.training.selection.choosing_split`, and ``best_epoch`` counts from 1;
    ``temperature`` was fitted on the same pictures and is part of the weights already.
    ``seconds`` are those of all epochs, earlier calls that this one resumed included.
    ``data`` and ``votes`` are SHA-256, see `FaceDataset.fingerprint`.
    """

    network: str
    parameters: int
    seed: int
    epochs: int
    train_rows: int
    dropped_copies: int
    dropped_non_faces: int
    best_epoch: int
    best_accuracy: float
    temperature: float
    seconds: float
    data: str
    votes: str | None
    processors: int
    versions: dict[str, str]
