"""The calibrated engine: fitted to what listeners said of songs, kept as numbers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from emotion.labels import Emotion
from recommendations.engine.catalogue import Catalogue, MoodMap
from recommendations.engine.maps.coefficients import Coefficients, shipped_coefficients
from recommendations.engine.maps.directions import PLACES, in_label_order, nearness
from recommendations.engine.maps.rules import estimates
from recommendations.engine.maps.shares import MIDDLE, shares, standardised
from recommendations.engine.maps.song_facts import song_facts

CHUNK_ROWS = 50_000
Q1, Q2, Q3, Q4 = range(4)
# Ratings of valence and arousal cannot tell anger from fear, nor joy from surprise. The
# rules' dominance does, with the signs of Russell and Mehrabian's; its weights were chosen so
# that at most 12 of 40 songs are shared by the first two and 20 by the others.
DOMINANCE = {Emotion.ANGRY: 0.8, Emotion.FEAR: -1.0, Emotion.HAPPY: 0.05, Emotion.SURPRISE: -0.35}
QUADRANT_OF = {
    Emotion.HAPPY: Q1,
    Emotion.SURPRISE: Q1,
    Emotion.ANGRY: Q2,
    Emotion.FEAR: Q2,
    Emotion.SAD: Q3,
}


def calibrated_map(catalogue: Catalogue, coefficients: Coefficients | None = None) -> MoodMap:
    """Fit is the log probability of an emotion's quadrant, and dominance where two share it.

    `coefficients` None means the shipped ones. Positions rank the probabilities that
    listeners call a song positive, and aroused.
    """
    ruled = estimates(catalogue)
    logs = log_quadrants(catalogue, ruled, coefficients or shipped_coefficients())
    chances = np.exp(logs)
    valence = shares(chances[:, Q1] + chances[:, Q4])
    arousal = shares(chances[:, Q1] + chances[:, Q2])
    dominance = ruled[:, 2]
    known = np.column_stack([valence - MIDDLE, arousal - MIDDLE, dominance])
    columns = {
        emotion: logs[:, quadrant] + DOMINANCE.get(emotion, 0.0) * dominance
        for emotion, quadrant in QUADRANT_OF.items()
    }
    columns |= {emotion: nearness(known, emotion) for emotion in PLACES}
    return MoodMap(
        fits=standardised(in_label_order(columns)),
        positions=np.column_stack([valence, arousal]).astype(np.float32),
    )


def log_quadrants(
    catalogue: Catalogue, ruled: npt.NDArray[np.float64], coefficients: Coefficients
) -> npt.NDArray[np.float64]:
    """Log probability of each quadrant of `coefficients.QUADRANTS`, float64 [N, 4].

    `ruled` are the estimates of `rules.estimates`, [N, 3].
    """
    weights = genre_weights(catalogue.genre_names, coefficients)
    parts = []
    for start in range(0, max(len(catalogue), 1), CHUNK_ROWS):
        rows = slice(start, start + CHUNK_ROWS)
        parts.append(
            song_facts(catalogue, ruled, rows) @ coefficients.facts
            + weights[catalogue.genres[rows]].sum(axis=1)
            + coefficients.constant
        )
    logits = np.concatenate(parts)
    largest = logits.max(axis=1, keepdims=True)
    normalised: npt.NDArray[np.float64] = logits - (
        largest + np.log(np.exp(logits - largest).sum(axis=1, keepdims=True))
    )
    return normalised


def genre_weights(names: tuple[str, ...], coefficients: Coefficients) -> npt.NDArray[np.float64]:
    """Weights by the catalogue's own genre numbers, [G + 1, 4]; the last is for none."""
    weights = np.zeros((len(names) + 1, 4))
    known = {name: number for number, name in enumerate(coefficients.genre_names)}
    for number, name in enumerate(names):
        if name in known:
            weights[number] = coefficients.genres[known[name]]
    return weights
