"""A measurement made up by hand, for what shows measurements."""

from __future__ import annotations

import numpy as np

from emotion.training.calibration import reliability
from emotion.training.measuring import Measurement
from emotion.training.metrics import score_probabilities
from emotion.training.naming import naming
from emotion.training.robustness import PERTURBATIONS, PerturbedAccuracy, Robustness


def made_up(seed: int = 1, *, perturbed: bool = True) -> Measurement:
    """Seventy faces, ten of each emotion, read at random but often right."""
    random = np.random.default_rng(seed)
    truth = np.repeat(np.arange(7), 10)
    probabilities = random.dirichlet(np.ones(7), 70) + 0.15 * np.eye(7)[truth]
    probabilities /= probabilities.sum(axis=1, keepdims=True)
    scores = score_probabilities(truth, probabilities.astype(np.float32), np.arange(70) % 7 == 0)
    changed = {
        name: PerturbedAccuracy(scores.accuracy - place / 100, place / 100)
        for place, name in enumerate(PERTURBATIONS)
    }
    return Measurement(
        scores=scores,
        reliability=reliability(probabilities, truth),
        temperature=1.25,
        naming=naming(truth, probabilities),
        robustness=Robustness(scores.accuracy, changed) if perturbed else None,
    )
