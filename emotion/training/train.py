"""Training: a data set in, ``Model.h5`` and its log out."""

from __future__ import annotations

import json
import shutil
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

from emotion.labels import LABELS
from emotion.training.augmentation import augment
from emotion.training.data import (
    DatasetError,
    choosing_split,
    load_dataset,
    without_test_copies,
)
from emotion.training.network import BATCH_SIZE, LEARNING_RATE, NETWORKS
from emotion.vision.preprocess import preprocess_all


@dataclass(frozen=True)
class TrainingPlan:
    data: Path
    network: str
    epochs: int
    checkpoints: Path
    output: Path
    seed: int = 2013
    resume: bool = False


@dataclass(frozen=True)
class TrainingReport:
    """What a run did, as written beside the weights.

    ``best_accuracy`` is on the pictures that choose, see `choosing_split`; ``seconds``
    are those of this call, without earlier ones that it resumed.
    """

    network: str
    parameters: int
    epochs: int
    train_rows: int
    dropped_copies: int
    best_epoch: int
    best_accuracy: float
    seconds: float


def train(plan: TrainingPlan) -> TrainingReport:
    """Train by `plan` and write ``plan.output`` without the optimiser's state.

    The public test, or else a tenth of the train split, chooses the epoch that is kept;
    the private test is never looked at.
    A run cut short goes on from its last whole epoch with ``resume``, schedule and
    optimiser included. Raises DatasetError when the data cannot be used.
    """
    keras.utils.set_random_seed(plan.seed)
    dataset = load_dataset(plan.data)
    whole_train_set, dropped = without_test_copies(dataset)
    train_set, choosing = choosing_split(whole_train_set, dataset.split("public"), plan.seed)
    if len(train_set.images) == 0 or len(choosing.images) == 0:
        raise DatasetError(f"{plan.data} has too few pictures to train on")

    if not plan.resume:
        shutil.rmtree(plan.checkpoints, ignore_errors=True)
    plan.checkpoints.mkdir(parents=True, exist_ok=True)
    best = plan.checkpoints / "best.weights.h5"
    history = plan.checkpoints / "history.csv"

    model = _compiled(plan, len(train_set.images))
    faces, targets = preprocess_all(choosing.images), _one_hot(choosing.labels)
    started = time.monotonic()
    model.fit(
        _augmented_batches(train_set.images, train_set.labels, plan.seed),
        validation_data=(faces, targets),
        epochs=plan.epochs,
        shuffle=False,  # the batches come shuffled
        callbacks=[
            keras.callbacks.ModelCheckpoint(
                str(best),
                monitor="val_accuracy",
                mode="max",
                save_best_only=True,
                save_weights_only=True,
                initial_value_threshold=_best_so_far(history),
            ),
            keras.callbacks.CSVLogger(str(history), append=plan.resume),
            keras.callbacks.BackupAndRestore(
                str(plan.checkpoints / "backup"), delete_checkpoint=False
            ),
        ],
    )
    model.load_weights(best)
    accuracies = _accuracies(history)
    plan.output.parent.mkdir(parents=True, exist_ok=True)
    model.save(plan.output, include_optimizer=False)

    report = TrainingReport(
        network=plan.network,
        parameters=model.count_params(),
        epochs=len(accuracies),
        train_rows=len(train_set.images),
        dropped_copies=dropped,
        best_epoch=int(np.argmax(accuracies)) + 1,
        best_accuracy=round(max(accuracies), 4),
        seconds=round(time.monotonic() - started, 1),
    )
    (plan.checkpoints / "report.json").write_text(json.dumps(asdict(report), indent=2) + "\n")
    return report


def _compiled(plan: TrainingPlan, faces: int) -> keras.Model:
    """The network with Adam from `LEARNING_RATE` down to 0 by a cosine (Loshchilov and
    Hutter 2017) over the whole run."""
    model = NETWORKS[plan.network]()
    steps = -(-faces // BATCH_SIZE) * plan.epochs
    model.compile(
        optimizer=keras.optimizers.Adam(
            keras.optimizers.schedules.CosineDecay(LEARNING_RATE, steps)
        ),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model


def _augmented_batches(images: np.ndarray, labels: np.ndarray, seed: int) -> tf.data.Dataset:
    return (
        tf.data.Dataset.from_tensor_slices((preprocess_all(images), _one_hot(labels)))
        .shuffle(len(images), seed=seed)
        .batch(BATCH_SIZE)
        .map(lambda faces, targets: (augment(faces), targets), tf.data.AUTOTUNE)
        .prefetch(tf.data.AUTOTUNE)
    )


def _one_hot(labels: np.ndarray) -> np.ndarray:
    return np.asarray(np.eye(len(LABELS), dtype=np.float32)[labels])


def _accuracies(history: Path) -> list[float]:
    lines = history.read_text().splitlines()
    column = lines[0].split(",").index("val_accuracy")
    return [float(line.split(",")[column]) for line in lines[1:]]


def _best_so_far(history: Path) -> float | None:
    return max(_accuracies(history)) if history.exists() else None
