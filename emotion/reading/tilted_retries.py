from __future__ import annotations

import math
from typing import Protocol

from emotion.readings import FaceBox
from emotion.vision.preprocess import GreyImage

# A search for tilted heads takes two more passes over the picture. Twice a second is often
# enough: the steady label is held for longer.
RETRY_SECONDS = 0.5


class FaceDetector(Protocol):
    def detect(self, grey: GreyImage, *, tilted: bool = False) -> tuple[FaceBox, ...]:
        """The faces in uint8 [H, W]; where none is upright and `tilted`, tilted ones."""
        ...

    def detect_in_photograph(self, grey: GreyImage) -> tuple[FaceBox, ...]:
        """The faces in uint8 [H, W], searched for more thoroughly."""
        ...


class TiltedRetries:
    """Finds faces in the frames of one clip, tilted ones at most every RETRY_SECONDS."""

    def __init__(self, detector: FaceDetector) -> None:
        self._detector = detector
        self._last = -math.inf

    def detect(self, grey: GreyImage, time: float) -> tuple[FaceBox, ...]:
        """The faces in uint8 [H, W] shown at `time` in seconds."""
        allowed = time - self._last >= RETRY_SECONDS
        faces = self._detector.detect(grey, tilted=allowed)
        if allowed and all(face.turn for face in faces):
            self._last = time
        return faces
