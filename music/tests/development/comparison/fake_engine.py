"""An engine whose answers can be told by looking at its pictures; a worker imports it."""

from __future__ import annotations

import os
import time

from music.development.comparison.engine import Emotions
from music.development.comparison.pictures import Picture

# Not in the order of `emotion.labels`.
NAMES = ("neutral", "happy", "angry", "sad", "surprise", "fear", "disgust")
BRIGHT = 128


class FakeEngine:
    """Bright faces are happy, dark ones angry; a frame's first pixel counts its faces."""

    version = "1.0"
    runtime = "nothing"

    def __init__(self, names: list[str], *, chatty: bool, broken: bool, slow: bool) -> None:
        self._names = names
        self._chatty = chatty
        self._broken = broken
        self._slow = slow

    def read_face(self, picture: Picture) -> list[Emotions]:
        assert picture.ndim == 3
        if self._chatty:
            os.write(1, b"a library that prints\n")
        if self._broken and picture.mean() > BRIGHT:
            raise RuntimeError("too bright")
        if self._slow and picture.mean() > BRIGHT:
            time.sleep(60)
        seen = self._names[1 if picture.mean() > BRIGHT else 2]
        return [{name: 0.7 if name == seen else 0.05 for name in self._names}]

    def read_frame(self, picture: Picture) -> list[Emotions]:
        return [self.read_face(picture)[0]] * int(picture[0, 0, 0])


def open_engine(
    *,
    names: list[str] | tuple[str, ...] = NAMES,
    chatty: bool = False,
    broken: bool = False,
    slow: bool = False,
    missing: str = "",
) -> FakeEngine:
    if missing:
        raise FileNotFoundError(f"{missing} is missing")
    return FakeEngine(list(names), chatty=chatty, broken=broken, slow=slow)
