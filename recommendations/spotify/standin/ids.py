"""Identifiers that look like Spotify's and never change from one start to the next."""

from __future__ import annotations

import hashlib
import re

_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
ID_LENGTH = 22
_SPOTIFY_ID = re.compile(rf"[0-9A-Za-z]{{{ID_LENGTH}}}")


def number(*parts: str) -> int:
    """Return a 256-bit number that depends on `parts` and on nothing else."""
    return int.from_bytes(hashlib.sha256("\0".join(parts).encode()).digest(), "big")


def fraction(*parts: str) -> float:
    """Return a number in 0..1 that depends on `parts` only."""
    return number(*parts) / 2**256


def spotify_id(*parts: str) -> str:
    """Return 22 letters and digits that depend on `parts` only."""
    rest, digits = number(*parts), []
    for _ in range(ID_LENGTH):
        rest, digit = divmod(rest, len(_BASE62))
        digits.append(_BASE62[digit])
    return "".join(digits)


def is_spotify_id(text: str) -> bool:
    return _SPOTIFY_ID.fullmatch(text) is not None
