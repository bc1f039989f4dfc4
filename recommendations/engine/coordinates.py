"""Where each emotion lies in valence and arousal, and where the goals lead."""

from __future__ import annotations

from typing import Final

import numpy as np

from emotion.labels import Emotion
from recommendations.engine.request import Goal

# Russell and Mehrabian 1977, "Evidence for a three-factor theory of emotions", pleasure and
# arousal of their terms, rescaled from -1..1 to 0..1. Applied to shares of the catalogue:
# "happy" is a song with more valence than nine tenths of the others. Neutral is the middle.
COORDINATES: Final[dict[Emotion, tuple[float, float]]] = {
    Emotion.ANGRY: (0.245, 0.795),
    Emotion.DISGUST: (0.20, 0.675),
    Emotion.FEAR: (0.18, 0.80),
    Emotion.HAPPY: (0.905, 0.755),
    Emotion.SAD: (0.185, 0.365),
    Emotion.SURPRISE: (0.70, 0.835),
    Emotion.NEUTRAL: (0.5, 0.5),
}
COORDINATE_TABLE: Final = np.array([COORDINATES[emotion] for emotion in Emotion], np.float64)

# Set by hand: lift ends where happy lies; calm in the middle of the quadrant of songs that
# are both pleasant and quiet, which no expression of a face stands for.
GOALS: Final[dict[Goal, tuple[float, float]]] = {
    Goal.LIFT: COORDINATES[Emotion.HAPPY],
    Goal.CALM: (0.70, 0.20),
}
