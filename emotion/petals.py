"""The figure of seven petals: one an emotion, each as long as its probability.

The project's mark. Pages draw it as SVG (`templates/components/_petals.html`), playlist covers
as pixels; both take the numbers from here. The units are the figure's own: the centre is
(0, 0), y points down as in SVG and in images, and nothing lies farther out than `RADIUS`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

from emotion.labels import LABELS

Point = tuple[float, float]

# A petal of the whole probability, whose base is INNER from the centre.
LENGTH = 100.0
WIDTH = 64.0
INNER = 24.0
CORE_RADIUS = 15.0
RADIUS = INNER + LENGTH
TURN_DEGREES = 360 / len(LABELS)

# A whole petal, pointing up from its base at (0, 0), as cubic Bézier curves: two handles and
# an end each. Drawn by hand: narrow at the base, so that neighbours do not overlap there.
CURVES: tuple[tuple[Point, Point, Point], ...] = (
    ((-20.0, -16.0), (-32.0, -40.0), (-32.0, -62.0)),
    ((-32.0, -86.0), (-18.0, -100.0), (0.0, -100.0)),
    ((18.0, -100.0), (32.0, -86.0), (32.0, -62.0)),
    ((32.0, -40.0), (20.0, -16.0), (0.0, 0.0)),
)
POINTS_A_CURVE = 16

# Round a picture the petals come out from behind its edges. A petal of the whole probability
# shows its outer fourth: less would be flat, more would leave no room for the picture.
REACH = LENGTH / 4
# Where, clockwise from above as the petals of the figure are. Pointing away from the centre
# was rejected: a petal at a corner, or aslant to its edge, shows a shoulder before its tip.
EDGES: tuple[tuple[float, float, float], ...] = (
    (0.5, 0.0, 0),
    (0.83, 0.0, 0),
    (1.0, 0.5, 90),
    (0.72, 1.0, 180),
    (0.28, 1.0, 180),
    (0.0, 0.5, 270),
    (0.17, 0.0, 0),
)


@dataclass(frozen=True)
class Petal:
    """``turn`` in degrees clockwise from above, ``share`` in 0..1."""

    label: str
    turn: float
    share: float


@dataclass(frozen=True)
class Place:
    """On an edge of a picture, `x` and `y` in shares of its width and height from its upper
    left corner; a petal there points outwards, ``turn`` degrees clockwise from above.
    """

    label: str
    x: float
    y: float
    turn: float


def petals(probabilities: Sequence[float]) -> tuple[Petal, ...]:
    """One petal a probability, in the order of `emotion.labels`."""
    return tuple(
        Petal(label, number * TURN_DEGREES, min(max(float(share), 0.0), 1.0))
        for number, (label, share) in enumerate(zip(LABELS, probabilities, strict=True))
    )


def places() -> tuple[Place, ...]:
    """Where the petals stand round a picture, in the order of `emotion.labels`."""
    return tuple(Place(label, *edge) for label, edge in zip(LABELS, EDGES, strict=True))


def path() -> str:
    """A whole petal as the data of an SVG path, pointing up from its base at (0, 0)."""
    curves = (" ".join(f"{x:g},{y:g}" for x, y in curve) for curve in CURVES)
    return f"M0,0C{'C'.join(curves)}Z"


def outline(petal: Petal) -> list[Point]:
    """The petal as a polygon in the whole figure: as long as its share, turned to its place."""
    turn = radians(petal.turn)
    points = (_scaled(point, petal.share) for point in _whole_outline())
    return [(x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)) for x, y in points]


def _scaled(point: Point, share: float) -> Point:
    x, y = point
    return x * share, y * share - INNER


def _whole_outline() -> list[Point]:
    start: Point = (0.0, 0.0)
    points = []
    for first, second, end in CURVES:
        points += [
            _on_curve(start, first, second, end, step / POINTS_A_CURVE)
            for step in range(1, POINTS_A_CURVE + 1)
        ]
        start = end
    return points


def _on_curve(start: Point, first: Point, second: Point, end: Point, t: float) -> Point:
    """Bernstein's form of a cubic Bézier curve at `t` of 0..1."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    corners = (start, first, second, end)
    x = sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True))
    y = sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True))
    return x, y
