"""Seven probabilities as people speak of them."""

from __future__ import annotations

from collections.abc import Sequence

from emotion.labels import LABELS, Emotion


def top_emotion(probabilities: Sequence[float]) -> Emotion:
    """The most probable emotion; of equals, the first in label order."""
    return Emotion(LABELS[max(range(len(LABELS)), key=lambda index: probabilities[index])])


def shares(probabilities: Sequence[float]) -> list[tuple[str, int]]:
    """(label, per cent) of all seven, highest first."""
    pairs = [(label, round(100 * p)) for label, p in zip(LABELS, probabilities, strict=True)]
    return sorted(pairs, key=lambda pair: -pair[1])


def only(emotion: Emotion) -> list[float]:
    """Certainty of one emotion, for a mood picked by hand."""
    return [1.0 if label == emotion else 0.0 for label in LABELS]
