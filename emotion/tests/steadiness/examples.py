"""Examples of the rule for a second implementation: pictures in, what is said out.

``python -m emotion.tests.steadiness.examples`` writes them anew after a change of the rule.
Numbers are written with as many digits as a double has, so that "equal" means equal.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from emotion.labels import LABELS
from emotion.steadiness import constants
from emotion.steadiness.boxes import Box
from emotion.steadiness.mood import Moment, mood_of_clip, standing_seconds
from emotion.steadiness.scene import Scene

FOLDER = Path(__file__).parent / "vectors"
# Place, size, neighbours, and how often it is found.
PEOPLE_AND_WALL = ((60, 120, 18, 0.9), (330, 90, 14, 0.8), (200, 70, 5, 0.1))

Face = tuple[Box, tuple[float, ...]]
Picture = tuple[float, list[Face]]


def constant_values() -> dict[str, float]:
    return {name: value for name, value in vars(constants).items() if name.isupper()}


def scripts() -> dict[str, list[Picture]]:
    """The pictures of each example, by its file's name."""
    return {
        "still": [(0.0, [_face(0, "happy", 0.62), _face(300, "sad", 0.41)])],
        "change": [(t, [_face(0, "happy" if t < 2 else "surprise", 0.8)]) for t in _times(5, 5)],
        "gap": [
            (t, [_face(0, "happy" if t < 1 else "neutral", 0.7)] if t < 1 or t > 2.7 else [])
            for t in _times(5, 4.5)
        ],
        "two_people": [
            (
                t,
                [_face(40 * t, "sad", 0.6, neighbours=10)]
                + ([_face(420, "angry", 0.7, neighbours=38)] if t > 1.5 else []),
            )
            for t in _times(4, 7)
        ],
        "slideshow": [
            (4.0 * n, [_face(0, LABELS[n], 0.3 + 0.1 * (n % 4))]) for n in range(len(LABELS))
        ],
        "noisy": list(_noisy(random.Random(7))),  # noqa: S311  for a test, not for a secret
    }


def example(pictures: list[Picture]) -> dict[str, Any]:
    """The pictures with what the rule says of them."""
    scene = Scene()
    rows, fronts = [], []
    for now, faces in pictures:
        sight = scene.see(now, [box for box, _ in faces])
        said = [
            scene.read(track, probabilities)
            for track, (_, probabilities) in zip(sight.ids, faces, strict=True)
        ]
        rows.append(
            {
                "time": now,
                "faces": [
                    asdict(box) | {"probabilities": probabilities} for box, probabilities in faces
                ],
                "expected": {
                    "ids": sight.ids,
                    "front": sight.front,
                    "state": scene.state,
                    "means": [one.mean for one in said],
                    "states": [one.state for one in said],
                },
            }
        )
        in_front = sight.ids.index(sight.front) if sight.front in sight.ids else None
        fronts.append(None if in_front is None else faces[in_front][1])
    times = [now for now, _ in pictures]
    end = times[-1] + (times[-1] - times[-2] if len(times) > 1 else 0.0)
    standing = standing_seconds(times, [one is not None for one in fronts], end)
    seen = [one for one in fronts if one is not None]
    moments = [Moment(*one) for one in zip(standing, seen, strict=True)]
    mood = asdict(mood_of_clip(moments, end))
    return {"pictures": rows, "end": end, "standing": standing, "mood": mood}


def as_text(example: dict[str, Any]) -> str:
    """JSON with a line for each picture."""
    rows = ",\n".join(json.dumps(row) for row in example["pictures"])
    rest = {key: value for key, value in example.items() if key != "pictures"}
    return f'{{"pictures": [\n{rows}\n],\n"end": {json.dumps(rest)[8:]}\n'


def files() -> dict[str, str]:
    """The text of every vector file, by its name."""
    texts = {f"{name}.json": as_text(example(script)) for name, script in scripts().items()}
    return texts | {"constants.json": json.dumps(constant_values(), indent=1) + "\n"}


def _times(rate: int, seconds: float) -> list[float]:
    return [index / rate for index in range(round(rate * seconds))]


def _face(x: float, label: str, share: float, neighbours: float = 20) -> Face:
    rest = (1 - share) / (len(LABELS) - 1)
    return (
        Box(x, 60, 120, 120, neighbours),
        tuple(share if name == label else rest for name in LABELS),
    )


def _noisy(chance: random.Random) -> Iterator[Picture]:
    """Two people and a wall, at irregular times, each found most of the time."""
    now = 3.25
    for _ in range(60):
        now += chance.choice([0.033, 0.1, 0.2, 0.2, 0.45, 1.3])
        faces = []
        for x, size, neighbours, found in PEOPLE_AND_WALL:
            if chance.random() < found:
                box = Box(
                    x + chance.randrange(-15, 15),
                    80 + chance.randrange(-10, 10),
                    size + chance.randrange(-6, 6),
                    size,
                    max(1, neighbours + chance.randrange(-9, 14)),
                )
                faces.append((box, _distribution(chance)))
        yield now, faces


def _distribution(chance: random.Random) -> tuple[float, ...]:
    parts = [chance.random() ** 4 for _ in LABELS]
    return tuple(round(part / sum(parts), 4) for part in parts)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, text in files().items():
        (FOLDER / name).write_text(text)
        sys.stdout.write(f"{name}: {len(text)} bytes\n")


if __name__ == "__main__":
    main()
