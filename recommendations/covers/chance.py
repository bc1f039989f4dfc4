"""What differs from cover to cover: numbers that follow from the set, and always the same."""

from __future__ import annotations

from hashlib import sha256

_STEPS = 256


class Chance:
    """As many numbers as asked for, in an order that `seed` alone decides.

    Not `random`, whose choices may differ from one Python to the next: the picture on the
    page and the one in the account are to be the same for ever.
    """

    def __init__(self, seed: bytes) -> None:
        self._seed = seed
        self._numbers = list(sha256(seed).digest())

    def between(self, least: float, most: float) -> float:
        if not self._numbers:
            self._seed += b"."
            self._numbers = list(sha256(self._seed).digest())
        return least + (most - least) * self._numbers.pop() / (_STEPS - 1)
