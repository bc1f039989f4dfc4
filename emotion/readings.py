"""What reading one frame gives; passed between layers and never stored."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FaceBox:
    """A face in pixels of the frame; ``neighbours`` counts the detections merged into it.

    ``turn`` is how far the head is tilted in degrees, clockwise as the picture is seen;
    0 for a face found upright. `emotion.vision.crops` cuts it out upright.
    """

    x: int
    y: int
    width: int
    height: int
    neighbours: int
    turn: int = 0

    @property
    def area(self) -> int:
        return self.width * self.height


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
