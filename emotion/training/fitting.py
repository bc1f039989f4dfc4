"""One run of a network over its batches, from nothing or from where it was cut."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

from emotion.errors import ModelFileError
from emotion.labels import LABELS
from emotion.training.batches import AugmentedBatches
from emotion.training.checkpoints import EpochClock, LatestWeights, RunFolder, bare
from emotion.training.data import FaceDataset
from emotion.training.errors import DatasetError
from emotion.training.plan import TrainingPlan
from emotion.training.recipes import Recipe
from emotion.vision.preprocess import FACE_SIZE, preprocess_all


def fit(
    plan: TrainingPlan,
    recipe: Recipe,
    folder: RunFolder,
    batches: AugmentedBatches,
    choosing: FaceDataset,
) -> None:
    """Train up to ``plan.epochs``, going on from whatever `folder` holds.

    Leaves the best weights by accuracy on `choosing` and the history in `folder`. Raises
    DatasetError when the folder's weights are of another network or seed, ModelFileError
    when one of ``plan.starts`` holds another network.
    """
    model = _compiled(recipe, steps=len(batches) * plan.epochs, steps_an_epoch=len(batches))
    done = folder.epochs_backed_up()
    if done is None:
        done = _resume_from_latest(model, plan, folder, len(batches))
    if done >= plan.epochs:
        return
    model.fit(
        _as_tensors(batches, done),
        steps_per_epoch=len(batches),
        validation_data=(preprocess_all(choosing.images), _one_hot(choosing.labels)),
        epochs=plan.epochs,
        initial_epoch=done,
        shuffle=False,  # the batches come shuffled
        callbacks=[
            EpochClock(),
            keras.callbacks.ModelCheckpoint(
                str(folder.best),
                monitor="val_accuracy",
                mode="max",
                save_best_only=True,
                save_weights_only=True,
                initial_value_threshold=max(folder.column("val_accuracy"), default=None),
            ),
            keras.callbacks.CSVLogger(str(folder.history), append=plan.resume),
            LatestWeights(folder, network=plan.network, seed=plan.seed, epochs=plan.epochs),
            keras.callbacks.BackupAndRestore(str(folder.backup), delete_checkpoint=False),
        ],
    )


def _compiled(recipe: Recipe, *, steps: int, steps_an_epoch: int) -> keras.Model:
    policy = keras.config.dtype_policy()
    keras.config.set_dtype_policy("mixed_bfloat16" if recipe.mixed_precision else policy)
    try:
        model = recipe.build()
    finally:
        keras.config.set_dtype_policy(policy)
    warmup = min(round(recipe.warmup_epochs * steps_an_epoch), steps // 2)
    schedule = keras.optimizers.schedules.CosineDecay(
        0.0 if warmup else recipe.learning_rate,
        steps - warmup,
        warmup_target=recipe.learning_rate if warmup else None,
        warmup_steps=warmup,
    )
    if recipe.weight_decay:
        optimiser = keras.optimizers.AdamW(schedule, weight_decay=recipe.weight_decay)
        optimiser.exclude_from_weight_decay(var_names=["beta", "gamma", "bias"])
    else:
        optimiser = keras.optimizers.Adam(schedule)
    model.compile(optimizer=optimiser, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def _resume_from_latest(
    model: keras.Model, plan: TrainingPlan, folder: RunFolder, steps_an_epoch: int
) -> int:
    """Load weights and schedule position where only those were carried over, or else those
    of ``plan.starts``; return the epochs of this run that they have behind them."""
    position = folder.latest_position()
    if position is None:
        if plan.starts:
            _start_with(model, plan.starts)
        return 0
    if (position.network, position.seed) != (plan.network, plan.seed):
        raise DatasetError(f"{folder.latest} is of another run: {position}")
    bare(model).load_weights(folder.latest)
    model.optimizer.build(model.trainable_variables)
    model.optimizer.iterations.assign(position.epochs_done * steps_an_epoch)
    return position.epochs_done


def _start_with(model: keras.Model, starts: tuple[Path, ...]) -> None:
    runs = [_weights_of(start, model.name) for start in starts]
    try:
        model.set_weights([np.mean(arrays, axis=0) for arrays in zip(*runs, strict=True)])
    except ValueError as error:
        names = " and ".join(map(str, starts))
        raise ModelFileError(f"{names} holds no weights of the {model.name} network") from error


def _weights_of(start: Path, network: str) -> list[npt.NDArray[np.float32]]:
    try:
        return list(keras.saving.load_model(start, compile=False).get_weights())
    # Keras raises whatever reading the file raised.
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ModelFileError(f"{start} holds no weights of the {network} network") from error


def _as_tensors(batches: AugmentedBatches, epoch: int) -> tf.data.Dataset:
    shape = (batches.size, FACE_SIZE, FACE_SIZE, 1)
    return tf.data.Dataset.from_generator(
        lambda: batches.from_epoch(epoch),
        output_signature=(
            tf.TensorSpec(shape, tf.float32),
            tf.TensorSpec((batches.size, len(LABELS)), tf.float32),
        ),
    ).prefetch(tf.data.AUTOTUNE)


def _one_hot(labels: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
    return np.asarray(np.eye(len(LABELS), dtype=np.float32)[labels])
