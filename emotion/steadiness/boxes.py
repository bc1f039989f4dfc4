from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A face in pixels; ``neighbours`` counts the detections merged into it."""

    x: float
    y: float
    width: float
    height: float
    neighbours: float

    @property
    def area(self) -> float:
        return self.width * self.height


def overlap(one: Box, other: Box) -> float:
    """Intersection over union, 0 (apart) to 1 (equal)."""
    width = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    height = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    if width <= 0.0 or height <= 0.0:
        return 0.0
    shared = width * height
    return shared / (one.area + other.area - shared)
