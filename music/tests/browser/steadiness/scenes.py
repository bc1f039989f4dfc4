"""Made-up scenes: faces that move, change their mood, tilt their heads and go away."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from emotion.labels import LABELS
from emotion.readings import FaceBox
from emotion.steadiness.boxes import Box
from emotion.steadiness.scene import Scene, SteadyReading
from emotion.steadiness.states import Shares

# From pictures with the same time to pauses in which every track ends.
PACES = (0.0, 0.033, 0.066, 0.1, 0.1, 0.2, 0.2, 0.2, 0.45, 1.0, 1.3)
PAUSES = (2.0, 2.6, 4.5)
PEOPLE = 4
TURNS = (-20, 20)


@dataclass(frozen=True)
class Seen:
    face: FaceBox
    probabilities: Shares


@dataclass(frozen=True)
class Picture:
    time: float
    seen: tuple[Seen, ...]


@dataclass(frozen=True)
class Said:
    """What the rule says of one picture."""

    ids: tuple[int, ...]
    front: int | None
    state: str
    read: tuple[SteadyReading, ...]


def made_up(seed: int, count: int, *, still: bool = False) -> list[Picture]:
    """``count`` pictures, their times rising; strictly so where ``still`` is not wanted."""
    chance = random.Random(seed)  # noqa: S311  for a test, not for a secret
    people = [_Person(chance, place) for place in range(PEOPLE)]
    pictures = []
    now = chance.uniform(0, 5)
    for _ in range(count):
        pace = chance.choice(PAUSES if chance.random() < 0.02 else PACES)
        now += pace if still else max(pace, 0.02)
        seen = [one for person in people if (one := person.in_the_next_picture()) is not None]
        chance.shuffle(seen)
        pictures.append(Picture(now, tuple(seen)))
    return pictures


def what_python_says(pictures: Sequence[Picture]) -> Iterator[Said]:
    scene = Scene()
    for picture in pictures:
        sight = scene.see(picture.time, [_box(one.face) for one in picture.seen])
        read = tuple(
            scene.read(track, one.probabilities)
            for track, one in zip(sight.ids, picture.seen, strict=True)
        )
        yield Said(sight.ids, sight.front, scene.state, read)


def for_the_page(pictures: Sequence[Picture]) -> list[dict[str, Any]]:
    return [
        {
            "time": picture.time,
            "faces": [
                asdict(one.face) | {"probabilities": list(one.probabilities)}
                for one in picture.seen
            ],
        }
        for picture in pictures
    ]


def _box(face: FaceBox) -> Box:
    return Box(face.x, face.y, face.width, face.height, face.neighbours)


class _Person:
    """Somebody who is there for a while, and away for a while."""

    def __init__(self, chance: random.Random, place: int) -> None:
        self._chance = chance
        self._x, self._y = 40 + 130 * place, chance.randrange(40, 160)
        self._size = chance.randrange(60, 150)
        self._neighbours = chance.randrange(4, 40)
        self._there = chance.random() < 0.6
        self._tilted = False
        self._mood = chance.randrange(len(LABELS))

    def in_the_next_picture(self) -> Seen | None:
        chance = self._chance
        if chance.random() < 0.04:
            self._there = not self._there
        if chance.random() < 0.05:
            self._tilted = not self._tilted
        if chance.random() < 0.06:
            self._mood = chance.randrange(len(LABELS))
        if chance.random() < 0.03:
            self._neighbours = chance.randrange(4, 60)
        self._x += chance.randrange(-12, 13)
        self._y += chance.randrange(-8, 9)
        # Tilted heads are looked for in some pictures only, and any face is missed at times.
        if not self._there or chance.random() < (0.6 if self._tilted else 0.1):
            return None
        size = max(30, self._size + chance.randrange(-6, 7))
        neighbours = max(1, self._neighbours + chance.randrange(-6, 7))
        turn = chance.choice(TURNS) if self._tilted else 0
        face = FaceBox(self._x, self._y, size, size, neighbours, turn)
        return Seen(face, self._probabilities())

    def _probabilities(self) -> Shares:
        parts = [self._chance.random() ** 3 for _ in LABELS]
        parts[self._mood] += self._chance.random() * 4
        total = sum(parts)
        return tuple(part / total for part in parts)
