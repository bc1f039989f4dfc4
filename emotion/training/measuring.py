"""One split of a data set, read by one network, and all that is said about the reading."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emotion.classifiers.base import EmotionClassifier
from emotion.training.calibration import ReliabilityBin, fit_temperature, reliability
from emotion.training.data import FaceDataset
from emotion.training.evaluation import Progress, nobody, predict_probabilities
from emotion.training.metrics import Scores, score_probabilities
from emotion.training.naming import Naming, naming
from emotion.training.robustness import Robustness, robustness
from emotion.vision.faces import HaarFaceDetector


@dataclass(frozen=True)
class Measurement:
    """``reliability``, ``naming`` and ``temperature``, which would fit these labels best, are
    about the faces found: empty and None without any. ``robustness`` is None if not asked
    for."""

    scores: Scores
    reliability: tuple[ReliabilityBin, ...]
    temperature: float | None
    naming: Naming | None
    robustness: Robustness | None


def measure(
    dataset: FaceDataset,
    classifier: EmotionClassifier,
    *,
    detector: HaarFaceDetector | None = None,
    copied: npt.NDArray[np.bool_] | None = None,
    perturb: bool = False,
    progress: Progress = nobody,
) -> Measurement:
    """Read every picture once, and with `perturb` once more for each of robustness' passes.

    ``copied`` as in `emotion.training.evaluation.evaluate`.
    """
    probabilities = predict_probabilities(dataset.images, classifier, detector, progress)
    found = ~np.isnan(probabilities).any(axis=1)
    read, truth = probabilities[found], dataset.labels[found]
    return Measurement(
        scores=score_probabilities(dataset.labels, probabilities, copied),
        reliability=reliability(read, truth) if len(read) else (),
        temperature=fit_temperature(read, truth) if len(read) else None,
        naming=naming(truth, read) if len(read) else None,
        robustness=robustness(dataset, classifier, progress) if perturb else None,
    )
