"""A listener's songs as six playlists, one for each mood."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emotion.labels import Emotion
from recommendations.engine.catalogue import Catalogue
from recommendations.engine.features import ENERGY, VALENCE
from recommendations.engine.lookup import rows_of
from recommendations.engine.ranks import shares_at_or_below
from recommendations.mood_playlists.clusters import (
    EMOTIONS,
    SEED,
    MoodClusters,
    TooFewSongsError,
    catalogue_clusters,
    fit_clusters,
)

# A hundred songs a cluster, set by hand: below that a library says less of what is sad or
# happy than the catalogue does.
LIBRARY_IS_ENOUGH = 600
# Of the plot, from left to right and from bottom to top; both are ranks, 0..1.
AXES = ("valence", "energy")


@dataclass(frozen=True)
class Library:
    """What a listener has: ids of the catalogue's tracks, in any order, and how many songs
    of theirs are none of the catalogue's. An id that is given twice counts once.
    """

    track_ids: tuple[int, ...]
    unmatched: int = 0


@dataclass(frozen=True)
class Coverage:
    """How many different songs were given; ``matched`` have features and are in a list."""

    given: int
    matched: int

    @property
    def unmatched(self) -> int:
        return self.given - self.matched


@dataclass(frozen=True)
class PlacedSong:
    """A song, its distance to the centroid in standard deviations, and its place on `AXES`."""

    track_id: int
    distance: float
    valence: float
    energy: float


@dataclass(frozen=True)
class MoodPlaylist:
    """The songs of one emotion, the most typical first, and where their centroid lies."""

    emotion: Emotion
    centroid: tuple[float, float]
    songs: tuple[PlacedSong, ...]

    @property
    def track_ids(self) -> tuple[int, ...]:
        return tuple(song.track_id for song in self.songs)


@dataclass(frozen=True)
class MoodPlaylists:
    """Six playlists in the order of `EMOTIONS`; a playlist may be empty.

    Ranks are among the ``fitted_rows`` songs of the library itself where
    ``fitted_on_library``, and else among the catalogue's.
    """

    playlists: tuple[MoodPlaylist, ...]
    coverage: Coverage
    fitted_on_library: bool
    fitted_rows: int


def sort_by_mood(catalogue: Catalogue, library: Library, seed: int = SEED) -> MoodPlaylists:
    """Sort the library's songs into six lists by the nearest of six clusters.

    The clusters are the catalogue's, or with `LIBRARY_IS_ENOUGH` songs the library's own.
    Every song with features is in exactly one list; ties go to the lower id. Neither the
    order of the library nor another listener changes anything.

    Raises TooFewSongsError for fewer than six different songs with features.
    """
    given = sorted(set(library.track_ids))
    rows, _ = rows_of(catalogue, given)
    own = _fitted_on_library(catalogue, rows, seed)
    clusters, ranks = own or (catalogue_clusters(catalogue, seed), catalogue.ranks[rows])
    distances = clusters.distances(ranks)
    known = np.isfinite(distances).all(axis=1)
    if np.count_nonzero(known) < len(EMOTIONS):
        found = int(np.count_nonzero(known))
        raise TooFewSongsError(found, len(given) + library.unmatched)
    songs = [
        PlacedSong(track_id, float(row.min()), float(place[VALENCE]), float(place[ENERGY]))
        for track_id, row, place in zip(
            catalogue.track_ids[rows[known]].tolist(), distances[known], ranks[known], strict=True
        )
    ]
    lists: list[list[PlacedSong]] = [[] for _ in EMOTIONS]
    for song, number in zip(songs, distances[known].argmin(axis=1).tolist(), strict=True):
        lists[number].append(song)
    return MoodPlaylists(
        playlists=tuple(map(_playlist, EMOTIONS, clusters.positions.tolist(), lists)),
        coverage=Coverage(given=len(given) + library.unmatched, matched=len(songs)),
        fitted_on_library=own is not None,
        fitted_rows=clusters.fitted_rows,
    )


def _fitted_on_library(
    catalogue: Catalogue, rows: npt.NDArray[np.intp], seed: int
) -> tuple[MoodClusters, npt.NDArray[np.float32]] | None:
    """The library's own clusters and its songs' ranks in it, None for too small a library."""
    if len(rows) < LIBRARY_IS_ENOUGH:
        return None
    ranks = shares_at_or_below(catalogue.features[rows])
    try:
        return fit_clusters(ranks, seed), ranks
    except TooFewSongsError:
        return None  # many songs, but hardly one that differs from the others


def _playlist(emotion: Emotion, position: list[float], songs: list[PlacedSong]) -> MoodPlaylist:
    valence, energy = position
    songs.sort(key=lambda song: (song.distance, song.track_id))
    return MoodPlaylist(emotion, (valence, energy), tuple(songs))
