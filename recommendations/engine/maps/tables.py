"""The tables of two earlier projects: a point for each emotion, and the nearest songs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from emotion.labels import LABELS, Emotion
from recommendations.engine.catalogue import Catalogue, MoodMap
from recommendations.engine.features import DANCEABILITY, ENERGY, VALENCE
from recommendations.engine.probabilities import weights

Table = dict[Emotion, tuple[float, float, float]]

# Valence, energy, danceability, as WMusic published them.
WMUSIC: Final[Table] = {
    Emotion.ANGRY: (0.1, 0.9, 0.6),
    Emotion.DISGUST: (0.2, 0.3, 0.2),
    Emotion.FEAR: (0.2, 0.6, 0.3),
    Emotion.HAPPY: (0.8, 0.7, 0.8),
    Emotion.SAD: (0.3, 0.4, 0.3),
    Emotion.SURPRISE: (0.7, 0.8, 0.7),
    Emotion.NEUTRAL: (0.5, 0.5, 0.5),
}
# The means of real playlists, as Inside-Out computed them. It has none for surprise, which
# takes happy's here: of its six that is the nearest in what people rate.
INSIDE_OUT: Final[Table] = {
    Emotion.ANGRY: (0.47, 0.90, 0.73),
    Emotion.DISGUST: (0.48, 0.58, 0.64),
    Emotion.FEAR: (0.49, 0.74, 0.61),
    Emotion.HAPPY: (0.49, 0.76, 0.75),
    Emotion.SAD: (0.11, 0.32, 0.48),
    Emotion.SURPRISE: (0.49, 0.76, 0.75),
    Emotion.NEUTRAL: (0.40, 0.54, 0.56),
}
TABLE_FEATURES: Final = [VALENCE, ENERGY, DANCEABILITY]


def wmusic_map(catalogue: Catalogue) -> MoodMap:
    return nearest_map(catalogue, WMUSIC)


def inside_out_map(catalogue: Catalogue) -> MoodMap:
    return nearest_map(catalogue, INSIDE_OUT)


def nearest_map(catalogue: Catalogue, table: Table) -> MoodMap:
    """Fit is minus the squared distance to an emotion's point.

    For a mixed mood that orders songs as distance to the weighted mean of the points
    does: with weights p_i of sum 1, points t_i and mean m, sum(p_i * |x - t_i|^2) is
    |x - m|^2 + sum(p_i * |t_i - m|^2), whose last term is the same for every song x.
    """
    songs = catalogue.features[:, TABLE_FEATURES].astype(np.float64)
    fits = -((songs[:, np.newaxis, :] - _points(table)) ** 2).sum(axis=2)
    return MoodMap(fits=fits.astype(np.float32), positions=_positions(catalogue))


def cosine_map(catalogue: Catalogue) -> MoodMap:
    """Fit is the cosine of the angle to WMusic's point, as content-based recommenders do.

    A song of zeros has no direction and fits nothing (-1)."""
    songs = catalogue.features[:, TABLE_FEATURES].astype(np.float64)
    points = _points(WMUSIC)
    lengths = np.linalg.norm(songs, axis=1)[:, np.newaxis] * np.linalg.norm(points, axis=1)
    dots = songs @ points.T
    fits = np.divide(dots, lengths, out=np.full_like(dots, -1.0), where=lengths > 0)
    return MoodMap(fits=fits.astype(np.float32), positions=_positions(catalogue))


def mean_point(probabilities: Sequence[float], table: Table = WMUSIC) -> tuple[float, float, float]:
    """Valence, energy and danceability, 0..1, of a mixed mood: the weighted mean of the points."""
    valence, energy, danceability = (weights(probabilities) @ _points(table)).tolist()
    return valence, energy, danceability


def _points(table: Table) -> npt.NDArray[np.float64]:
    return np.array([table[Emotion(label)] for label in LABELS])


def _positions(catalogue: Catalogue) -> npt.NDArray[np.float32]:
    return np.asarray(np.nan_to_num(catalogue.ranks[:, [VALENCE, ENERGY]], nan=0.5))
