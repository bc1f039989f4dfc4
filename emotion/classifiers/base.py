from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

from emotion.vision.preprocess import NetworkInput

Probabilities = npt.NDArray[np.float32]


class EmotionClassifier(Protocol):
    """A trained network; may be shared between threads."""

    def predict(self, faces: NetworkInput) -> Probabilities:
        """Map float32 [N, 48, 48, 1] in 0..1 to float32 [N, 7], each row summing to 1.

        Columns follow `emotion.labels`. N may be 0.
        """
        ...
