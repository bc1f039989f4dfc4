"""What each emotion asks of a song's valence, arousal and dominance."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from emotion.labels import LABELS, Emotion

# Russell and Mehrabian 1977, "Evidence for a three-factor theory of emotions": mean
# pleasure, arousal and dominance, -1..1, of their terms happy, surprised, fearful, angry
# and sad. Read as directions: who is very angry wants the far end, not a point.
DIRECTIONS: Final[dict[Emotion, tuple[float, float, float]]] = {
    Emotion.ANGRY: (-0.51, 0.59, 0.25),
    Emotion.FEAR: (-0.64, 0.60, -0.43),
    Emotion.HAPPY: (0.81, 0.51, 0.46),
    Emotion.SAD: (-0.63, -0.27, -0.33),
    Emotion.SURPRISE: (0.40, 0.67, -0.13),
}

# Disgust has no musical counterpart in any set of rated songs, and its direction is that of
# anger and fear: the far end of it would be the same list a third time. By choice it is a
# place instead, the published one (-0.60, 0.35, 0.11) as shares around 0: dark songs of
# middling energy, for turning away from something, neither fight nor flight.
DISGUST: Final = (-0.30, 0.175, 0.055)
DISGUST_WEIGHTS: Final = (1.0, 1.0, 0.5)
# Neutral is the middle of the catalogue in both: neither dark nor bright, quiet nor loud.
NEUTRAL: Final = (0.0, 0.0, 0.0)
NEUTRAL_WEIGHTS: Final = (1.0, 1.0, 0.0)
PLACES: Final = {
    Emotion.DISGUST: (DISGUST, DISGUST_WEIGHTS),
    Emotion.NEUTRAL: (NEUTRAL, NEUTRAL_WEIGHTS),
}


def nearness(estimates: npt.NDArray[np.float64], emotion: Emotion) -> npt.NDArray[np.float64]:
    """Minus the weighted squared distance of estimates [N, 3] to an emotion of `PLACES`."""
    place, weights = PLACES[emotion]
    return np.asarray(-((estimates - place) ** 2) @ np.array(weights))


def in_label_order(columns: dict[Emotion, npt.NDArray[np.float64]]) -> npt.NDArray[np.float64]:
    """Seven columns [N] as one array [N, 7]."""
    return np.stack([columns[Emotion(label)] for label in LABELS], axis=1)
