from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class TrainingPlan:
    """What to train on what, and where to.

    ``votes`` is FER+'s table or None; ``checkpoints`` is the run's own folder, emptied
    unless ``resume``. ``starts`` are ``Model.h5`` of the same network with the mean of whose
    weights the run begins (Wortsman et al. 2022, "Model soups": only of runs that began
    with one another), ``teachers`` files of networks that give part of the targets;
    ``learning_rate`` and the shares None mean the recipe's. ``command`` is kept with the
    figures.
    """

    data: Path
    votes: Path | None
    network: str
    epochs: int
    checkpoints: Path
    output: Path
    command: str
    starts: tuple[Path, ...] = ()
    teachers: tuple[Path, ...] = ()
    learning_rate: float | None = None
    teacher_share: float | None = None
    vote_share: float | None = None
    mixed_share: float | None = None
    seed: int = 2013
    resume: bool = False


@dataclass(frozen=True)
class TrainingReport:
    """What a run did, as it is kept beside the weights.

    ``best_accuracy`` is on the pictures that choose, see
    `emotion.training.selection.choosing_split`, and ``best_epoch`` counts from 1;
    ``temperature`` was fitted on the same pictures and is part of the weights already.
    ``seconds`` are those of all epochs, earlier calls that this one resumed included.
    ``data`` is `FaceDataset.fingerprint`; ``votes``, ``teachers`` and ``starts`` are
    SHA-256 of files, ``started_from`` what the records beside ``starts`` say of their own
    training.
    """

    command: str
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
    teachers: tuple[str, ...]
    starts: tuple[str, ...]
    started_from: tuple[dict[str, Any], ...]
    processors: int
    versions: dict[str, str]
