"""Made-up labelled songs, each mood around a corner of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from recommendations.engine.features import FEATURES, SONG_MOODS
from recommendations.tests.catalogue.data_sets import spotify_id, write_csv

# Valence and energy of each mood of `SONG_MOODS`; energetic and happy songs overlap a little.
CORNERS = ((0.8, 0.6), (0.2, 0.3), (0.5, 0.9), (0.3, 0.1))


def made_up_songs(
    a_mood: int = 30, spread: float = 0.1, seed: int = 1
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
    """Features [4 * a_mood, 9] and their moods."""
    random = np.random.default_rng(seed)
    moods = np.repeat(np.arange(len(SONG_MOODS)), a_mood)
    features = random.random((len(moods), len(FEATURES)))
    features[:, :2] = np.clip(
        np.array(CORNERS)[moods] + random.normal(0, spread, (len(moods), 2)), 0, 1
    )
    features[:, FEATURES.index("loudness")] = random.normal(-10, 4, len(moods))
    features[:, FEATURES.index("tempo")] = random.normal(120, 20, len(moods)).clip(60, 200)
    return features, moods


def rows(a_mood: int = 30) -> list[dict[str, object]]:
    """The same as rows of a data set."""
    features, moods = made_up_songs(a_mood)
    return [
        {
            "id": spotify_id(number),
            "artist": f"Artist {number // 2}",
            **dict(zip(FEATURES, values.tolist(), strict=True)),
            "mood": SONG_MOODS[mood].title(),
        }
        for number, (values, mood) in enumerate(zip(features, moods, strict=True))
    ]


def labelled_file(folder: Path, listed: list[dict[str, object]] | None = None) -> Path:
    return write_csv(folder / "labelled.csv", listed or rows())


def changed(number: int, cells: Mapping[str, object]) -> list[dict[str, object]]:
    """All rows, one of them with `cells` in place of its own."""
    listed = rows()
    listed[number] = {**listed[number], **cells}
    return listed
