"""What reading one frame gives; passed between layers and never stored."""

from __future__ import annotations

from dataclasses import dataclass, field


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
class ReadFace(FaceBox):
    """A face and its seven ``probabilities``, in the order of `emotion.labels`, sum 1."""

    probabilities: tuple[float, ...] = field(kw_only=True)


@dataclass(frozen=True)
class FrameReading:
    """The faces of one frame, read alone, from left to right.

    ``chosen`` is the index of the one that stands out most, None where no face was found.
    """

    width: int
    height: int
    faces: tuple[ReadFace, ...]
    chosen: int | None
