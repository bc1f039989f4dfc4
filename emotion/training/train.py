"""Training: a data set in, ``Model.h5``, its log and its figures out."""

from __future__ import annotations

import os
import platform
import shutil
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import cv2
import keras
import numpy as np
import tensorflow as tf

from emotion.classifiers.registry import open_classifier
from emotion.errors import ModelFileError
from emotion.labels import LABELS
from emotion.model_files import sha256
from emotion.training.batches import AugmentedBatches
from emotion.training.calibration import fit_temperature
from emotion.training.checkpoints import RunFolder
from emotion.training.data import FaceDataset, load_dataset
from emotion.training.errors import DatasetError
from emotion.training.fitting import fit
from emotion.training.metrics_file import METRICS_NAME, training_record, write_section
from emotion.training.plan import TrainingPlan, TrainingReport
from emotion.training.recipes import RECIPES, Recipe
from emotion.training.saving import save
from emotion.training.selection import choosing_split, without_non_faces, without_test_copies
from emotion.training.teaching import taught
from emotion.training.temperature import fold_temperature
from emotion.training.votes import load_votes, targets
from emotion.vision.preprocess import preprocess_all

HISTORY_NAME = "training_history.csv"


def train(plan: TrainingPlan) -> TrainingReport:
    """Train by `plan` and write ``plan.output`` without the optimiser's state.

    The public test, or else a tenth of the train split, chooses the epoch that is kept
    and gives the temperature; the private test is never looked at.
    Beside the weights come the history and the report as the section ``training`` of
    ``metrics.json``. A run cut short goes on from its last whole epoch with ``resume``,
    schedule and optimiser included. Raises DatasetError when the data cannot be used,
    ModelFileError for a start or teacher that is no network of ours and for a network
    that cannot be stored, MetricsFileError for
    a broken ``metrics.json``.
    """
    keras.utils.set_random_seed(plan.seed)
    recipe, folder = _recipe(plan), RunFolder(plan.checkpoints)
    started_from = tuple(filter(None, map(training_record, plan.starts)))
    dataset = load_dataset(plan.data)
    if plan.votes is not None:
        dataset = dataset.with_votes(load_votes(plan.votes))
    without_copies, dropped_copies = without_test_copies(dataset)
    usable, dropped_non_faces = without_non_faces(without_copies)
    train_set, choosing = choosing_split(usable, dataset.split("public"), plan.seed)
    if len(train_set.images) == 0 or len(choosing.images) == 0:
        raise DatasetError(f"{plan.data} has too few pictures to train on")

    # Teachers are opened and starts looked for before an earlier run's folder is emptied.
    batches = _batches(train_set, recipe, plan)
    for start in plan.starts:
        if not start.is_file():
            raise ModelFileError(f"{start} is not there")
    if not plan.resume:
        folder.clear()
    folder.path.mkdir(parents=True, exist_ok=True)
    fit(plan, recipe, folder, batches, choosing)
    model, temperature = _calibrated(recipe, folder, choosing)
    save(model, plan.output)
    shutil.copyfile(folder.history, plan.output.with_name(HISTORY_NAME))

    accuracies = folder.column("val_accuracy")
    report = TrainingReport(
        command=plan.command,
        network=plan.network,
        parameters=model.count_params(),
        seed=plan.seed,
        epochs=len(accuracies),
        train_rows=len(train_set.images),
        dropped_copies=dropped_copies,
        dropped_non_faces=dropped_non_faces,
        best_epoch=int(np.argmax(accuracies)) + 1,
        best_accuracy=round(max(accuracies), 4),
        temperature=round(temperature, 4),
        seconds=round(sum(folder.column("seconds")), 1),
        data=dataset.fingerprint(),
        votes=_digest(plan.votes),
        teachers=tuple(map(sha256, plan.teachers)),
        starts=tuple(map(sha256, plan.starts)),
        started_from=started_from,
        processors=os.cpu_count() or 1,
        versions={
            "python": platform.python_version(),
            "tensorflow": tf.__version__,
            "keras": keras.__version__,
            "numpy": np.__version__,
            "opencv": cv2.__version__,
        },
    )
    write_section(plan.output.with_name(METRICS_NAME), "training", asdict(report))
    return report


def _recipe(plan: TrainingPlan) -> Recipe:
    """The network's recipe, with what the plan says otherwise."""
    names = ("learning_rate", "teacher_share", "vote_share", "mixed_share")
    wished = {name: getattr(plan, name) for name in names}
    changes: dict[str, Any] = {name: value for name, value in wished.items() if value is not None}
    return replace(RECIPES[plan.network], **changes)


def _calibrated(
    recipe: Recipe, folder: RunFolder, choosing: FaceDataset
) -> tuple[keras.Model, float]:
    # Built anew, so that the file says float32 whatever it was trained in.
    model = recipe.build()
    model.load_weights(folder.best)
    probabilities = np.asarray(model.predict(preprocess_all(choosing.images), verbose=0))
    temperature = fit_temperature(probabilities, choosing.labels)
    fold_temperature(model, temperature)
    return model, temperature


def _batches(train_set: FaceDataset, recipe: Recipe, plan: TrainingPlan) -> AugmentedBatches:
    wanted = targets(
        train_set.labels,
        train_set.votes,
        vote_share=recipe.vote_share,
        smoothing=recipe.smoothing,
    )
    teachers = [open_classifier(path) for path in plan.teachers]
    wanted = taught(wanted, train_set.images, teachers, share=recipe.teacher_share)
    disgusted = train_set.labels == LABELS.index("disgust")
    repeats = np.where(disgusted, recipe.disgust_repeats, 1)
    return AugmentedBatches(
        faces=train_set.images,
        targets=wanted,
        repeats=repeats,
        how=recipe.augmentation,
        size=min(recipe.batch_size, int(repeats.sum())),
        seed=plan.seed,
        mixed_share=recipe.mixed_share,
        mixed_epochs=round(plan.epochs * (1 - recipe.plain_share)),
    )


def _digest(path: Path | None) -> str | None:
    return None if path is None else sha256(path)
