"""What reading one frame gives; passed between layers and never stored."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class FaceBox:
    """A face in pixels of the frame; ``neighbours`` counts the detections merged into it."""

    x: int
    y: int
    width: int
    height: int
    neighbours: int

    @property
    def area(self) -> int:
        return self.width * self.height

    def crop(self, grey: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
        """The face's pixels: a view of uint8 [H, W], not a copy."""
        return grey[self.y : self.y + self.height, self.x : self.x + self.width]


@dataclass(frozen=True)
class FrameReading:
    """The faces of one frame and the emotion of the chosen one.

    ``faces`` run from left to right. ``chosen`` is an index into them and
    ``probabilities`` are seven numbers in the order of `emotion.labels`, summing to 1;
    both are None when no face was found.
    """

    width: int
    height: int
    faces: tuple[FaceBox, ...]
    chosen: int | None
    probabilities: tuple[float, ...] | None
