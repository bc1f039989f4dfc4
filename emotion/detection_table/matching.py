"""Which detections are faces.

Where the faces' boxes are known, a detection is a face if its intersection with a face that
no better detection has taken is at least `LEAST_OVERLAP` of their union. Half of the union,
the usual share, would judge taste: how much hair and neck belong to a face. Where no box is
known, as many detections as there are faces count as found, wherever they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from emotion.detection_table.marked_faces import Box
from emotion.detection_table.pictures import Picture
from emotion.readings import FaceBox

LEAST_OVERLAP = 0.4


@dataclass(frozen=True)
class Counts:
    found: int = 0
    missed: int = 0
    false: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.found + other.found, self.missed + other.missed, self.false + other.false
        )


def count(faces: Sequence[FaceBox], picture: Picture) -> Counts:
    """Compare the detections in a picture with what is in it."""
    if picture.boxes is None:
        found = min(len(faces), picture.faces)
    else:
        found = _matched(faces, picture.boxes)
    return Counts(found, picture.faces - found, len(faces) - found)


def _matched(faces: Sequence[FaceBox], boxes: Sequence[Box]) -> int:
    detected = [(face.x, face.y, face.width, face.height) for face in faces]
    pairs = sorted(
        (
            (overlap(one, box), row, column)
            for row, one in enumerate(detected)
            for column, box in enumerate(boxes)
        ),
        reverse=True,
    )
    rows: set[int] = set()
    columns: set[int] = set()
    for share, row, column in pairs:
        if share >= LEAST_OVERLAP and row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
    return len(rows)


def overlap(one: Box, other: Box) -> float:
    """Intersection over union of two boxes, 0 to 1."""
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    if across <= 0 or down <= 0:
        return 0.0
    both = across * down
    return both / (one[2] * one[3] + other[2] * other[3] - both)
