"""What a picture is made of, in pixels from its upper left corner, the lowest shape first.

The SVG and the PNG are drawn from the same shapes, so that they cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from emotion.petals import Point

# Text stands on ``y`` and begins, has its middle or ends at ``x``.
Anchor = Literal["start", "middle", "end"]
Face = Literal["display", "text"]


@dataclass(frozen=True)
class Disc:
    x: float
    y: float
    radius: float
    fill: str


@dataclass(frozen=True)
class Polygon:
    points: tuple[Point, ...]
    fill: str


@dataclass(frozen=True)
class Text:
    x: float
    y: float
    words: str
    size: int
    weight: int
    fill: str
    face: Face = "text"
    anchor: Anchor = "start"


Shape = Disc | Polygon | Text


@dataclass(frozen=True)
class Drawing:
    """``title`` and ``description`` tell it to those who cannot see it."""

    width: int
    height: int
    ground: str
    title: str
    description: str
    shapes: tuple[Shape, ...]
