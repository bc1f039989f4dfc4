"""Where each emotion lies among the songs: valence, energy, danceability, each 0..1."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from emotion.labels import Emotion

# The table of the WMusic project (valence, energy, danceability). A design choice, not a
# measurement: independent listeners' ratings support happy, surprise, angry and sad;
# fear lands on sad music and disgust has no musical counterpart in any labelled set.
TARGETS: dict[Emotion, tuple[float, float, float]] = {
    Emotion.ANGRY: (0.1, 0.9, 0.6),
    Emotion.DISGUST: (0.2, 0.3, 0.2),
    Emotion.FEAR: (0.2, 0.6, 0.3),
    Emotion.HAPPY: (0.8, 0.7, 0.8),
    Emotion.SAD: (0.3, 0.4, 0.3),
    Emotion.SURPRISE: (0.7, 0.8, 0.7),
    Emotion.NEUTRAL: (0.5, 0.5, 0.5),
}
_TABLE = np.array([TARGETS[emotion] for emotion in Emotion], np.float64)


def target(probabilities: Sequence[float]) -> npt.NDArray[np.float64]:
    """Return the probability-weighted mean of the seven targets, float64 [3].

    `probabilities` are seven weights in the order of `emotion.labels`; they need not sum
    to 1. The mean is not a simplification of weighing seven distances: with weights p_i
    that sum to 1, targets t_i and mean m, sum(p_i * |x - t_i|^2) equals
    |x - m|^2 + sum(p_i * |t_i - m|^2), and the last term is the same for every song x.
    So distance to the mean ranks songs exactly as the weighted squared distances do.

    Raises ValueError where `weights` does.
    """
    return weights(probabilities) @ _TABLE


def weights(probabilities: Sequence[object]) -> npt.NDArray[np.float64]:
    """Return seven probabilities that sum to 1, float64 [7].

    Raises ValueError unless given seven finite non-negative numbers with a positive sum.
    """
    if len(probabilities) != len(_TABLE):
        raise ValueError(f"expected {len(_TABLE)} probabilities, got {len(probabilities)}")
    # NumPy would read True as 1 and the text "0.5" as a number.
    if any(isinstance(p, bool) or not isinstance(p, int | float) for p in probabilities):
        raise ValueError("every probability must be a number")
    try:
        values = np.array(probabilities, np.float64)
    except OverflowError as error:
        raise ValueError("every probability must be finite") from error
    if not np.isfinite(values).all() or values.min() < 0:
        raise ValueError("every probability must be finite and not negative")
    largest = values.max()
    if largest == 0:
        raise ValueError("the probabilities must not all be zero")
    # Dividing by the largest first keeps the sum of huge numbers finite.
    scaled = values / largest
    normalised: npt.NDArray[np.float64] = scaled / scaled.sum()
    return normalised
