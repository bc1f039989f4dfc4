"""How much each track is like a playlist: genres, decade, sound and popularity.

Every track is a vector of four parts, and a playlist is the weighted sum of its tracks'.
The parts and their weights are those of the notebook project that builds a top 40 like a
playlist; there, too, genre and decade say most. A part that is unknown of a track is 0, so
that it speaks neither for nor against it. No vector is ever written out: with a thousand
genres they would take gigabytes, and a track has at most four of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from recommendations.engine.catalogue import NO_GENRE, UNKNOWN, UNKNOWN_YEAR, Catalogue

GENRE_WEIGHT = 1.0
DECADE_WEIGHT = 0.5
AUDIO_WEIGHT = 0.2
POPULARITY_WEIGHT = 0.15
YEARS_A_DECADE = 10
POPULARITY_MIDDLE = 50

Rows = npt.NDArray[np.intp]
Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class TrackParts:
    """The parts of N tracks, each already times its weight.

    ``genres`` [N, 4]: TF-IDF at the places of the catalogue's genres, together of length
    `GENRE_WEIGHT`. ``decades`` int16 [N], 0 for unknown. ``audio`` [N, 9]: ranks, and
    ``popularity`` [N], both moved so that the middle of their range is 0 and its ends are
    1 and -1: a cosine of values that are all positive would call every two songs alike.
    ``lengths`` [N] are those of the whole vectors.
    """

    genres: Numbers
    decades: npt.NDArray[np.int16]
    audio: Numbers
    popularity: Numbers
    lengths: Numbers


# The same for every listener and playlist: kept as long as the catalogue itself.
_parts: WeakKeyDictionary[Catalogue, TrackParts] = WeakKeyDictionary()


def track_parts(catalogue: Catalogue) -> TrackParts:
    """Return the parts of all tracks, computed once for each catalogue."""
    parts = _parts.get(catalogue)
    if parts is None:
        parts = _parts[catalogue] = _computed(catalogue)
    return parts


def _computed(catalogue: Catalogue) -> TrackParts:
    genres = inverse_frequencies(catalogue).take(catalogue.genres, mode="wrap")
    squares = np.einsum("ij,ij->i", genres, genres)
    has_genre = squares > 0
    genres *= (GENRE_WEIGHT / np.sqrt(np.where(has_genre, squares, 1)))[:, np.newaxis]
    known_year = catalogue.years != UNKNOWN_YEAR
    audio = np.nan_to_num(AUDIO_WEIGHT * (2 * catalogue.ranks - 1), posinf=0, neginf=0)
    centred = POPULARITY_WEIGHT * (catalogue.popularity / np.float32(POPULARITY_MIDDLE) - 1)
    popularity = np.where(catalogue.popularity == UNKNOWN, np.float32(0), centred)
    return TrackParts(
        genres=genres,
        decades=np.where(known_year, catalogue.years // YEARS_A_DECADE, 0).astype(np.int16),
        audio=audio,
        popularity=popularity,
        lengths=np.sqrt(
            has_genre * np.float32(GENRE_WEIGHT**2)
            + known_year * np.float32(DECADE_WEIGHT**2)
            + np.einsum("ij,ij->i", audio, audio)
            + popularity**2
        ),
    )


def inverse_frequencies(catalogue: Catalogue) -> Numbers:
    """How telling each genre is, float32 [G + 1], and 0 in the last place for no genre.

    ln((1 + N) / (1 + n)) + 1 for a genre of n among N tracks: the smoothed form of Sparck
    Jones 1972, "A statistical interpretation of term specificity", that scikit-learn uses.
    """
    # NO_GENRE is -1, counted in the place before the first.
    counts = np.bincount(catalogue.genres.ravel() + 1, minlength=len(catalogue.genre_names) + 1)
    telling = np.log((1 + len(catalogue)) / (1 + counts[1:])) + 1
    return np.append(telling, 0).astype(np.float32)


def likeness(catalogue: Catalogue, rows: Rows, weights: npt.NDArray[np.float64]) -> Numbers:
    """Return the cosine of every track to the playlist of `rows`, float32 [N], -1..1.

    `weights` [len(rows)] are positive and say how much each row counts. A track of which
    nothing is known, or a playlist whose tracks cancel out, is at 0.
    """
    parts = track_parts(catalogue)
    shares = (weights / weights.sum()).astype(np.float32)
    genres = np.zeros(len(catalogue.genre_names) + 1, np.float32)
    np.add.at(genres, catalogue.genres[rows], parts.genres[rows] * shares[:, np.newaxis])
    genres[NO_GENRE] = 0
    size = int(parts.decades.max(initial=0)) + 1
    decades = np.bincount(parts.decades[rows], shares, minlength=size) * DECADE_WEIGHT
    decades[0] = 0
    audio = shares @ parts.audio[rows]
    popularity = float(shares @ parts.popularity[rows])
    own = genres.take(catalogue.genres, mode="wrap")
    products = np.einsum("ij,ij->i", parts.genres, own)
    products += (DECADE_WEIGHT * decades).astype(np.float32)[parts.decades]
    products += parts.audio @ audio
    products += parts.popularity * np.float32(popularity)
    parts_squared = (genres @ genres, decades @ decades, audio @ audio, popularity**2)
    length = float(sum(parts_squared)) ** 0.5
    lengths = parts.lengths * np.float32(length)
    cosines = np.divide(products, lengths, out=np.zeros_like(products), where=lengths > 0)
    return np.asarray(np.clip(cosines, -1, 1))
