"""How well chosen songs fit their mood, read from the table of ``docs/recommender.md``.

That table is what `manage.py evaluate_recommender` measured, and the only record of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from music.paths import BASE_DIR

DOCUMENT = BASE_DIR / "docs" / "recommender.md"
TITLE = "Share in the wanted quadrant, %"
RATED = re.compile(r"The ([\d,]+) rated songs")
# "54.0 (47 to 62)"
CELL = re.compile(r"([\d.]+) \((\d+) to (\d+)\)")


@dataclass(frozen=True)
class FitFigures:
    """Shares of 0..1 of the songs of a list that listeners had placed where the mood is.

    ``low`` and ``high`` are the ends of the 95 % interval of ``share``, ``chance`` is the
    share of lists that were drawn by lot.
    """

    label: str
    share: float
    low: float
    high: float
    chance: float


@dataclass(frozen=True)
class SongFigures:
    rated_songs: int
    emotions: tuple[FitFigures, ...]


def song_figures(document: Path = DOCUMENT) -> SongFigures | None:
    """The default engine's figures; None where the document or its table is not there."""
    try:
        text = document.read_text(encoding="utf-8")
        rated = RATED.search(text)
        rows = _rows(text.partition(TITLE)[2])
        labels, default, chance = rows["engine"], rows["default"], rows["random"]
        if rated is None:
            return None
        fits = (_fit(*cells) for cells in zip(labels, default, chance, strict=True))
        return SongFigures(int(rated[1].replace(",", "")), tuple(fits))
    except (OSError, KeyError, ValueError):
        return None


def _rows(text: str) -> dict[str, list[str]]:
    """The cells of the first table by the first cell of their row."""
    table = text.partition("\n|")[2].partition("\n\n")[0]
    lines = (line.strip().strip("|") for line in table.splitlines())
    split = ([cell.strip() for cell in line.split("|")] for line in lines)
    return {name: cells for name, *cells in split}


def _fit(label: str, measured: str, drawn: str) -> FitFigures:
    share, low, high = _shares(measured)
    return FitFigures(label, share, low, high, chance=_shares(drawn)[0])


def _shares(cell: str) -> tuple[float, float, float]:
    match = CELL.fullmatch(cell)
    if match is None:
        raise ValueError(f"no share with its interval: {cell}")
    share, low, high = (float(number) / 100 for number in match.groups())
    return share, low, high
