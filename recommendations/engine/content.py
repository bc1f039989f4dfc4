"""What some tracks have in common, and how near another one lies to it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import NO_GENRE, Catalogue
from recommendations.engine.maps.shares import MIDDLE

# Set by hand: how a song sounds and what it is called say about as much of who plays it.
AUDIO_SHARE = 0.5
GENRE_SHARE = 0.5
# Added to the similarity of a song whose artist is among the tracks' own.
SAME_ARTIST = 0.25

Rows = npt.NDArray[np.intp]
Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Content:
    """Weighted means over some tracks, each of length 1, or 0 where nothing is known.

    ``audio`` [9]: ranks around the middle of the catalogue, unknown ones 0. ``genres``
    [G + 1]: weight of each genre, the last one, for no genre, 0. ``artists`` are the
    tracks' main artists, ascending.
    """

    audio: Vector
    genres: Vector
    artists: npt.NDArray[np.int32]


def content_of(catalogue: Catalogue, rows: Rows, weights: Vector) -> Content:
    """Return the content of `rows`, each counted with its positive weight."""
    genres = np.zeros(len(catalogue.genre_names) + 1)
    own = catalogue.genres[rows]
    # A track of four genres says a quarter as much of each as a track of one.
    portions = weights / np.maximum(np.count_nonzero(own != NO_GENRE, axis=1), 1)
    np.add.at(genres, own, portions[:, np.newaxis])
    genres[NO_GENRE] = 0
    return Content(
        audio=_unit(weights @ _centred(catalogue, rows)),
        genres=_unit(genres),
        artists=np.unique(catalogue.artist_numbers[rows]),
    )


def similarities(catalogue: Catalogue, content: Content, rows: Rows) -> Vector:
    """Return how near `rows` lie to `content`, -1..1, float64 [len(rows)].

    The cosine of vectors made of an audio and a genre part, each of length 1 times the
    root of its share; a part that is unknown on either side counts as 0.
    """
    audio = _centred(catalogue, rows)
    lengths = np.linalg.norm(audio, axis=1)
    audio_cosines = (audio @ content.audio) / np.where(lengths > 0, lengths, 1)
    own = catalogue.genres[rows]
    counts = np.maximum(np.count_nonzero(own != NO_GENRE, axis=1), 1)
    genre_cosines = content.genres[own].sum(axis=1) / np.sqrt(counts)
    blended = AUDIO_SHARE * audio_cosines + GENRE_SHARE * genre_cosines
    return np.asarray(np.clip(blended, -1, 1))


def by_artists(catalogue: Catalogue, content: Content, rows: Rows) -> npt.NDArray[np.bool_]:
    """Mark the rows whose main artist is among the content's; bool [len(rows)]."""
    return np.isin(catalogue.artist_numbers[rows], content.artists)


def attraction(catalogue: Catalogue, content: Content, rows: Rows) -> Vector:
    """Return the similarities with `SAME_ARTIST` added where it is due, -1..1.25."""
    bonus = SAME_ARTIST * by_artists(catalogue, content, rows)
    return similarities(catalogue, content, rows) + bonus


def _centred(catalogue: Catalogue, rows: Rows) -> Vector:
    ranks = catalogue.ranks[rows].astype(np.float64)
    return np.where(np.isfinite(ranks), ranks - MIDDLE, 0)


def _unit(vector: Vector) -> Vector:
    # Beyond the largest component first: the square of a tiny or a huge one is lost.
    largest = np.abs(vector).max(initial=0)
    if largest == 0:
        return vector
    scaled = vector / largest
    return np.asarray(scaled / np.linalg.norm(scaled))
