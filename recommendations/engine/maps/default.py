"""The default engine: published directions on estimates made by documented rules."""

from __future__ import annotations

import numpy as np

from recommendations.engine.catalogue import Catalogue, MoodMap
from recommendations.engine.maps.directions import DIRECTIONS, PLACES, in_label_order, nearness
from recommendations.engine.maps.rules import estimates
from recommendations.engine.maps.shares import MIDDLE, standardised

# How much the estimate of dominance counts beside the other two, which features measure.
DOMINANCE_GAIN = 0.8


def default_map(catalogue: Catalogue) -> MoodMap:
    """Project each track on the direction of each emotion; nearness for those of `PLACES`."""
    known = estimates(catalogue)
    columns = {
        emotion: known @ np.array([valence, arousal, DOMINANCE_GAIN * dominance])
        for emotion, (valence, arousal, dominance) in DIRECTIONS.items()
    }
    columns |= {emotion: nearness(known, emotion) for emotion in PLACES}
    return MoodMap(
        fits=standardised(in_label_order(columns)),
        positions=(known[:, :2] + MIDDLE).astype(np.float32),
    )
