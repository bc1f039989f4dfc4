"""Genres as data sets name them, and as one text in the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

SEPARATOR = ";"


def genre_key(name: str) -> str:
    """What spellings of one genre have in common: "Hip Hop" and "hip-hop", "r&b" and "r-n-b"."""
    folded = name.casefold().replace("&", "n")
    return "".join(filter(str.isalnum, folded)) or folded


def distinct(names: Iterable[str]) -> list[str]:
    """The first spelling of each genre, in the given order."""
    parts = (part.strip() for name in names for part in name.split(SEPARATOR))
    first: dict[str, str] = {}
    for part in parts:
        if part:
            first.setdefault(genre_key(part), part)
    return list(first.values())


def as_text(names: Iterable[str]) -> str:
    return SEPARATOR.join(names)


def from_text(text: str) -> list[str]:
    return text.split(SEPARATOR) if text else []


def common_spellings(counts: Mapping[str, int]) -> dict[str, str]:
    """For each name in `counts` the spelling of its genre that is met most often.

    Public data sets differ in their spelling, and a listener would be offered both. Of
    equally frequent ones the first in the alphabet wins.
    """
    by_key: dict[str, Counter[str]] = {}
    for name, count in counts.items():
        by_key.setdefault(genre_key(name), Counter())[name] += count
    return {
        name: min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
        for spellings in by_key.values()
        for name in spellings
    }
