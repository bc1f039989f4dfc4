"""Fitting the classifier. scikit-learn does it; what comes out needs NumPy alone."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from recommendations.engine.features import SONG_MOODS
from recommendations.song_moods.apply import terms
from recommendations.song_moods.model_file import SongMoodModel

# Inverse strength of the L2 penalty. Set on the labelled songs themselves, in six repeats of
# five folds: 0.01, 0.03 and 0.1 differed by half a per cent, less than two repeats do.
# Also tried there, on the same nine features: no products of features (half a per cent
# less), a radial support vector machine (which would keep songs of the data in its file),
# a random forest, eight hidden units, quadratic discriminants; none was better.
INVERSE_PENALTY = 0.03
MOST_STEPS = 4000


def fit(features: npt.NDArray[np.float64], moods: npt.NDArray[np.int64]) -> SongMoodModel:
    """Fit a model to `features` [N, 9] and `moods` [N], of which each must occur.

    The same songs give the same model. Raises ValueError where a mood has no song.
    """
    if len(np.unique(moods)) != len(SONG_MOODS):
        raise ValueError("every mood needs songs")
    scaler = StandardScaler().fit(features)
    # Terms are standardised once more, so that the penalty weighs each alike; folded into
    # the coefficients, the second standardisation costs nothing later.
    products = terms(scaler.transform(features))
    again = StandardScaler().fit(products)
    regression = LogisticRegression(C=INVERSE_PENALTY, max_iter=MOST_STEPS)
    regression.fit(again.transform(products), moods)
    coefficients = regression.coef_ / again.scale_
    return SongMoodModel(
        lowest=features.min(axis=0),
        highest=features.max(axis=0),
        means=scaler.mean_,
        scales=scaler.scale_,
        coefficients=coefficients,
        intercepts=regression.intercept_ - coefficients @ again.mean_,
    )
