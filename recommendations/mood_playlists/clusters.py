"""Six clusters of songs, each named by an emotion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment
from sklearn.cluster import KMeans
from threadpoolctl import threadpool_limits

from emotion.labels import Emotion
from recommendations.engine.catalogue import Catalogue
from recommendations.engine.coordinates import COORDINATES
from recommendations.engine.features import ENERGY, FEATURES, VALENCE

# Disgust has no music of its own; the other six are those that the clusters are named by.
EMOTIONS: Final = (
    Emotion.FEAR,
    Emotion.HAPPY,
    Emotion.ANGRY,
    Emotion.SURPRISE,
    Emotion.SAD,
    Emotion.NEUTRAL,
)
TARGETS: Final = np.array([COORDINATES[emotion] for emotion in EMOTIONS])
# Of nine choices tried on the public catalogue the one whose six centroids came nearest to
# their targets in sum. With all nine features two clusters were of live recordings and of
# speech, which are no moods.
CLUSTERED_BY: Final = tuple(
    map(FEATURES.index, ("valence", "energy", "danceability", "acousticness"))
)
# A feature that fewer of the songs know is left out, as acousticness is in the starter
# catalogue; otherwise the songs that lack it are.
KNOWN_SHARE = 0.5
# More rows do not move the centroids, but take longer.
SAMPLE_ROWS = 30_000
STARTS = 10
SEED = 0


class TooFewSongsError(ValueError):
    """Fewer songs than clusters: ``found`` could be sorted, of ``given`` where others could not."""

    def __init__(self, found: int, given: int | None = None) -> None:
        self.found, self.given = found, given
        of_all = "" if given is None else f" of {given}"
        super().__init__(f"{len(EMOTIONS)} lists need as many songs; there are {found}{of_all}")


@dataclass(frozen=True, eq=False)
class MoodClusters:
    """Six cluster centres in the order of `EMOTIONS`, all float64.

    ``features`` are numbers into `FEATURES`; ``means`` and ``scales`` [K] standardise their
    ranks, and ``centres`` [6, K] are standardised. ``positions`` [6, 2] are the centres'
    valence and energy as ranks, 0..1. ``fitted_rows`` songs were fitted on.
    """

    features: tuple[int, ...]
    means: npt.NDArray[np.float64]
    scales: npt.NDArray[np.float64]
    centres: npt.NDArray[np.float64]
    positions: npt.NDArray[np.float64]
    fitted_rows: int

    def distances(self, ranks: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """Distance of songs to every centre, float64 [N, 6]; NaN where a feature is unknown.

        `ranks` are [N, 9], among the songs that the clusters were fitted on.
        """
        standard = (ranks[:, self.features] - self.means) / self.scales
        offsets = standard[:, np.newaxis] - self.centres
        return np.asarray(np.linalg.norm(offsets, axis=2))


# The same for every listener: kept with its seed as long as the catalogue itself.
_kept: WeakKeyDictionary[Catalogue, tuple[int, MoodClusters]] = WeakKeyDictionary()


def catalogue_clusters(catalogue: Catalogue, seed: int = SEED) -> MoodClusters:
    """The clusters of a catalogue, fitted once. Raises TooFewSongsError."""
    kept = _kept.get(catalogue)
    if kept is None or kept[0] != seed:
        kept = _kept[catalogue] = seed, fit_clusters(catalogue.ranks, seed)
    return kept[1]


def fit_clusters(ranks: npt.NDArray[np.float32], seed: int = SEED) -> MoodClusters:
    """Fit K-means with k = 6 to `ranks` [N, 9], or to `SAMPLE_ROWS` of them, and name each.

    Songs that lack a feature are left out. The same ranks and seed give the same clusters.
    Raises TooFewSongsError.
    """
    known = np.count_nonzero(np.isfinite(ranks), axis=0)
    features = tuple(
        number
        for number in CLUSTERED_BY
        if number in (VALENCE, ENERGY) or known[number] >= KNOWN_SHARE * len(ranks)
    )
    usable = np.flatnonzero(np.isfinite(ranks[:, features]).all(axis=1))
    if len(usable) > SAMPLE_ROWS:
        chosen = np.random.default_rng(seed).choice(usable, SAMPLE_ROWS, replace=False)
        usable = np.sort(chosen)
    songs = ranks[usable][:, features].astype(np.float64)
    different = len(np.unique(songs, axis=0)) if len(songs) else 0
    if different < len(EMOTIONS):
        raise TooFewSongsError(different)
    means, spread = songs.mean(axis=0), songs.std(axis=0)
    scales = np.where(spread > 0, spread, 1)
    kmeans = KMeans(len(EMOTIONS), n_init=STARTS, random_state=seed)
    # One thread adds in one order, so that equal songs give equal lists to the last digit;
    # and several, waiting for each other on busy cores, were far slower.
    with threadpool_limits(1):
        fitted = kmeans.fit((songs - means) / scales)
    # A centroid's rank is the mean of its songs' ranks.
    positions = (fitted.cluster_centers_ * scales + means)[
        :, [features.index(VALENCE), features.index(ENERGY)]
    ]
    order = matched(positions, TARGETS)
    return MoodClusters(
        features, means, scales, fitted.cluster_centers_[order], positions[order], len(songs)
    )


def matched(
    positions: npt.NDArray[np.float64], targets: npt.NDArray[np.float64]
) -> npt.NDArray[np.intp]:
    """Return for each target the number of its position; both [6, 2], intp [6].

    Of all one-to-one matchings the one with the least sum of distances (the assignment
    problem, Kuhn 1955). Angry and fear have neighbouring targets, so which of two tense
    clusters gets which name is a close decision.
    """
    costs = np.linalg.norm(targets[:, np.newaxis] - positions, axis=2)
    _, columns = linear_sum_assignment(costs)
    return np.asarray(columns)
