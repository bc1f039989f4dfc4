"""The mean of the weights of two networks, one of which was trained from the other.

Between such networks the way is flat, and a point on it often reads new faces better than
either end (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models"). It costs no
training and leaves one network with one forward pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np
import numpy.typing as npt

from emotion.errors import ModelFileError
from emotion.model_files import sha256
from emotion.training.calibration import fit_temperature
from emotion.training.data import load_dataset
from emotion.training.errors import DatasetError
from emotion.training.metrics_file import METRICS_NAME, training_record, write_section
from emotion.training.saving import save
from emotion.training.temperature import fold_temperature
from emotion.vision.preprocess import preprocess_all

# Tenths: the public test cannot tell finer steps apart.
STEPS = 10
BATCH = 256

Weights = list[npt.NDArray[np.float32]]


@dataclass(frozen=True)
class AveragingReport:
    """What was averaged and how it was chosen, as it is kept beside the weights.

    ``accuracies`` are those on the public test with 0, 0.1 ... 1 of the earlier network;
    ``earlier_share`` is the one that was kept, the smallest of equals. ``temperature`` was
    fitted on the same faces and is part of the weights already. ``files`` are SHA-256 and
    ``made_from`` the records of both, the later one first.
    """

    command: str
    network: str
    parameters: int
    earlier_share: float
    best_accuracy: float
    accuracies: tuple[float, ...]
    temperature: float
    data: str
    files: tuple[str, str]
    made_from: tuple[dict[str, Any], dict[str, Any]]


def average(
    later: Path, earlier: Path, *, data: Path, output: Path, command: str
) -> AveragingReport:
    """Write the mean of both that the public test of `data` likes best to `output`.

    Raises ModelFileError for files that are no networks of one kind, DatasetError for
    `data` without a public test, MetricsFileError for a broken ``metrics.json``.
    """
    dataset = load_dataset(data)
    choosing = dataset.split("public")
    if len(choosing.images) == 0:
        raise DatasetError(f"{data} has no public test to choose by")
    model = _opened(later)
    ends = list(model.get_weights()), list(_opened(earlier).get_weights())
    faces = preprocess_all(choosing.images)

    def probabilities(share: float) -> npt.NDArray[np.float32]:
        model.set_weights(_mean(ends, share))
        return np.asarray(model.predict(faces, batch_size=BATCH, verbose=0))

    shares = [step / STEPS for step in range(STEPS + 1)]
    try:
        accuracies = [
            float((probabilities(share).argmax(axis=1) == choosing.labels).mean())
            for share in shares
        ]
    except ValueError as error:
        raise ModelFileError(f"{later} and {earlier} are not networks of one kind") from error
    best = int(np.argmax(accuracies))
    temperature = fit_temperature(probabilities(shares[best]), choosing.labels)
    fold_temperature(model, temperature)
    save(model, output)
    report = AveragingReport(
        command=command,
        network=model.name,
        parameters=model.count_params(),
        earlier_share=shares[best],
        best_accuracy=round(accuracies[best], 4),
        accuracies=tuple(round(accuracy, 4) for accuracy in accuracies),
        temperature=round(temperature, 4),
        data=dataset.fingerprint(),
        files=(sha256(later), sha256(earlier)),
        made_from=(training_record(later), training_record(earlier)),
    )
    write_section(output.with_name(METRICS_NAME), "training", asdict(report))
    return report


def _mean(ends: tuple[Weights, Weights], share: float) -> Weights:
    """The weights of both, `share` (0..1) of the second."""
    pairs: Sequence[tuple[Any, Any]] = list(zip(*ends, strict=True))
    return [np.asarray((1 - share) * one + share * other, np.float32) for one, other in pairs]


def _opened(path: Path) -> keras.Model:
    try:
        return keras.saving.load_model(path, compile=False)
    # Keras raises whatever reading the file raised.
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ModelFileError(f"{path} holds no network of ours") from error
