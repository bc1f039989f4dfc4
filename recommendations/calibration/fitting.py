"""Fitting the calibrated engine to what listeners said of songs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from recommendations.engine.catalogue import Catalogue
from recommendations.engine.folds import fold_of
from recommendations.engine.maps.coefficients import FOLDS, QUADRANTS
from recommendations.engine.maps.song_facts import COLUMNS, song_facts
from recommendations.evaluation.matched import Matched

# Inverse strength of the L2 penalty, chosen among 0.01, 0.02 and 0.03 by the folds.
C = 0.02
FEWEST_SONGS_OF_A_GENRE = 8
# A song rated near an axis says little of its quadrant: its weight is the smaller of the
# two ratings over this, within these bounds.
FULL_WEIGHT_AT = 0.5
LEAST_WEIGHT, MOST_WEIGHT = 0.2, 2.0
DECIMALS = 4


@dataclass(frozen=True, eq=False)
class Fitted:
    """``all`` for use and ``folds`` for judging, as `coefficients.from_json` reads them."""

    genres: tuple[str, ...]
    all: dict[str, Any]
    folds: tuple[dict[str, Any], ...]


def fit(catalogue: Catalogue, estimates: npt.NDArray[np.float64], matched: Matched) -> Fitted:
    """Fit the quadrants of the rated songs, once to all and five times without a fold.

    `catalogue` and the rules' `estimates` [M, 3] are those of the matched songs alone,
    row for row, but made with the whole catalogue. Raises ValueError when a
    quadrant is empty.
    """
    genres = _frequent_genres(catalogue)
    facts = np.column_stack([song_facts(catalogue, estimates), _genre_flags(catalogue, genres)])
    quadrants = quadrant_numbers(matched.valence, matched.arousal)
    if len(np.unique(quadrants)) < len(QUADRANTS):
        raise ValueError("the ratings leave a quadrant of valence and arousal empty")
    nearest_axis = np.minimum(np.abs(matched.valence), np.abs(matched.arousal))
    weights = np.clip(nearest_axis / FULL_WEIGHT_AT, LEAST_WEIGHT, MOST_WEIGHT)
    fold = np.array([fold_of(artist) for artist in matched.artists])

    def fitted(rows: npt.NDArray[np.bool_]) -> dict[str, Any]:
        model = LogisticRegression(C=C, max_iter=1000)
        model.fit(facts[rows], quadrants[rows], sample_weight=weights[rows])
        by_column = model.coef_.T.round(DECIMALS)
        return {
            "facts": by_column[:COLUMNS].tolist(),
            "genres": by_column[COLUMNS:].tolist(),
            "constant": model.intercept_.round(DECIMALS).tolist(),
        }

    return Fitted(
        genres=genres,
        all=fitted(np.ones(len(fold), np.bool_)),
        folds=tuple(fitted(fold != number) for number in range(FOLDS)),
    )


def quadrant_numbers(
    valence: npt.NDArray[np.float64], arousal: npt.NDArray[np.float64]
) -> npt.NDArray[np.int64]:
    """Numbers into `QUADRANTS`; a rating of exactly the middle counts as below it."""
    below = np.where(valence > 0, 3, 2)
    return np.where(arousal > 0, np.where(valence > 0, 0, 1), below)


def _frequent_genres(catalogue: Catalogue) -> tuple[str, ...]:
    numbers, counts = np.unique(catalogue.genres[catalogue.genres >= 0], return_counts=True)
    frequent = numbers[counts >= FEWEST_SONGS_OF_A_GENRE]
    return tuple(sorted(catalogue.genre_names[number] for number in frequent))


def _genre_flags(catalogue: Catalogue, genres: tuple[str, ...]) -> npt.NDArray[np.float64]:
    number_of = {name: number for number, name in enumerate(catalogue.genre_names)}
    wanted = np.array([number_of[name] for name in genres], np.int64)
    flags = catalogue.genres[:, :, np.newaxis] == wanted
    return np.asarray(flags.sum(axis=1), np.float64)
