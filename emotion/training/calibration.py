"""Whether the probabilities mean what they say, and the one number that mends it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Probabilities = npt.NDArray[np.floating]
Labels = npt.NDArray[np.int64]

BINS = 15
# Below the one a network is sure of everything, above the other it is sure of nothing.
TEMPERATURES = (0.05, 20.0)
# Halvings of that range's logarithm: to 1e-11 of its width.
STEPS = 60


@dataclass(frozen=True)
class ReliabilityBin:
    """The faces whose top probability lies in ``low`` (outside) to ``high`` (inside).

    ``confidence`` is the mean top probability and ``accuracy`` the share read right; both
    are None in a bin without faces.
    """

    low: float
    high: float
    count: int
    confidence: float | None
    accuracy: float | None


def fit_temperature(probabilities: Probabilities, labels: Labels) -> float:
    """Return the temperature that fits [N, C], rows summing to 1, to labels 0..C-1 [N].

    Guo et al. 2017 ("On calibration of modern neural networks"): the T that minimises the
    negative log likelihood of softmax(log p / T); above 1 the network was too sure.
    Within 0.05..20, whose ends stand for a likelihood that still grows there. Raises
    ValueError when there is nothing to fit to.
    """
    _check(probabilities, labels)
    logits = _logits(probabilities)
    truth = logits[np.arange(len(labels)), labels]

    def slope(temperature: float) -> float:
        # Of the mean negative log likelihood by 1/T. It is convex in 1/T, so that this
        # has one root at most and halving finds it.
        softened = _softmax(logits / temperature)
        return float(np.mean((softened * logits).sum(axis=1) - truth))

    low, high = np.log(TEMPERATURES)
    for _ in range(STEPS):
        middle = (low + high) / 2
        if slope(float(np.exp(middle))) > 0:
            low = middle
        else:
            high = middle
    return float(np.exp((low + high) / 2))


def apply_temperature(probabilities: Probabilities, temperature: float) -> npt.NDArray[np.float64]:
    """Return softmax(log p / T) of [N, C]; the order within a row stays as it is."""
    return _softmax(_logits(probabilities) / temperature)


def reliability(
    probabilities: Probabilities, labels: Labels, bins: int = BINS
) -> tuple[ReliabilityBin, ...]:
    """Sort the faces of [N, C] into equal bins of the top probability, 0..1."""
    _check(probabilities, labels)
    confidence = probabilities.max(axis=1).astype(np.float64)
    right = probabilities.argmax(axis=1) == labels
    # Closed above, as Guo et al. have it; a probability of 0 belongs to the first.
    place = np.clip(np.ceil(confidence * bins).astype(np.int64) - 1, 0, bins - 1)
    edges = np.linspace(0, 1, bins + 1)
    return tuple(
        _bin(float(edges[index]), float(edges[index + 1]), confidence[inside], right[inside])
        for index in range(bins)
        for inside in [place == index]
    )


def expected_calibration_error(
    probabilities: Probabilities, labels: Labels, bins: int = BINS
) -> float:
    """Return the mean distance of confidence and accuracy, 0..1, weighted by faces.

    Over `bins` equal bins of the top probability (Naeini et al. 2015; Guo et al. 2017).
    """
    return calibration_error(reliability(probabilities, labels, bins))


def calibration_error(bins: tuple[ReliabilityBin, ...]) -> float:
    """`expected_calibration_error` of faces that are sorted already."""
    gaps = [
        one.count * abs(one.accuracy - one.confidence)
        for one in bins
        if one.accuracy is not None and one.confidence is not None
    ]
    return sum(gaps) / sum(one.count for one in bins)


def _bin(
    low: float, high: float, confidence: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]
) -> ReliabilityBin:
    if len(right) == 0:
        return ReliabilityBin(low, high, 0, None, None)
    return ReliabilityBin(low, high, len(right), float(confidence.mean()), float(right.mean()))


def _logits(probabilities: Probabilities) -> npt.NDArray[np.float64]:
    # In float32 a share can come out as 0, whose logarithm no arithmetic survives.
    shares = np.clip(probabilities.astype(np.float64), np.finfo(np.float32).tiny, None)
    return np.asarray(np.log(shares), np.float64)


def _softmax(logits: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float64)


def _check(probabilities: Probabilities, labels: Labels) -> None:
    if probabilities.ndim != 2 or labels.shape != probabilities.shape[:1] or len(labels) == 0:
        raise ValueError(
            f"calibration needs probabilities [N, C] and labels [N], N > 0, "
            f"not {list(probabilities.shape)} and {list(labels.shape)}"
        )
    if not np.isfinite(probabilities).all():
        raise ValueError("calibration needs a probability of every class for every face")
