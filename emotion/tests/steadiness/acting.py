"""Faces that act: what a scene says while somebody's expression follows a script."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from emotion.labels import LABELS
from emotion.steadiness.boxes import Box
from emotion.steadiness.scene import Scene
from emotion.steadiness.states import Shares

FACE = Box(200, 100, 120, 120, 20)

Script = Callable[[float], Shares | None]
"""Probabilities at a time in seconds; None while no face is found."""


def shares(**parts: float) -> Shares:
    """Named shares; what is missing to 1 is spread evenly over the others."""
    rest = (1 - sum(parts.values())) / (len(LABELS) - len(parts))
    return tuple(parts.get(label, rest) for label in LABELS)


HAPPY = shares(happy=0.8)
SAD = shares(sad=0.8)
UNCLEAR = shares(happy=0.26, neutral=0.28)


def times(rate: float, seconds: float) -> list[float]:
    """From 0 on, `rate` a second."""
    return [index / rate for index in range(round(rate * seconds))]


def states(when: Iterable[float], script: Script) -> list[tuple[float, str]]:
    """What the scene says after each picture of one face."""
    scene = Scene()
    said = []
    for now in when:
        probabilities = script(now)
        sight = scene.see(now, [] if probabilities is None else [FACE])
        if probabilities is not None:
            scene.read(sight.ids[0], probabilities)
        said.append((now, scene.state))
    return said


def changes(when: Iterable[float], script: Script) -> list[tuple[float, str]]:
    """The states that differ from the one before, with their times."""
    differing: list[tuple[float, str]] = []
    for now, state in states(when, script):
        if not differing or differing[-1][1] != state:
            differing.append((now, state))
    return differing


def sequence(when: Iterable[float], script: Script) -> list[str]:
    return [state for _, state in changes(when, script)]
