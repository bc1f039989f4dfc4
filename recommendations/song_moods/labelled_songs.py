"""Songs that people labelled with one of the four moods."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt

from recommendations.catalogue.files import Row, UnreadableFileError, open_table
from recommendations.catalogue.values import number_within, text
from recommendations.engine.features import FEATURES, SONG_MOODS

LABEL, ID, ARTIST = "mood", "id", "artist"
RANGES: Mapping[str, tuple[float, float]] = {"loudness": (-100, 20), "tempo": (1, 1000)}
SHARE = (0.0, 1.0)


class LabelledSongsError(Exception):
    """The file gives no songs to learn from; the text says why."""


class Unusable(StrEnum):
    """Why a row taught nothing."""

    MALFORMED = "a different number of fields than columns"
    NO_MOOD = "no mood of the four"
    NO_FEATURES = "an audio feature missing or out of range"
    REPEATED_ID = "an id that came before in the file"


@dataclass(frozen=True, eq=False)
class LabelledSongs:
    """``features`` float64 [N, 9] as in `FEATURES`, all finite; ``moods`` int64 [N], numbers
    into `SONG_MOODS`; ``artists`` their names; ``row_count`` rows were read, of which
    ``unusable`` says why some taught nothing. ``sha256`` is that of the file.
    """

    features: npt.NDArray[np.float64]
    moods: npt.NDArray[np.int64]
    artists: tuple[str, ...]
    row_count: int
    unusable: Mapping[Unusable, int]
    sha256: str

    def __len__(self) -> int:
        return len(self.moods)


def read_labelled_songs(path: Path) -> LabelledSongs:
    """Read csv or parquet, plain or gzip, with the columns of `FEATURES`, mood, id, artist.

    A mood is read whatever its case. Raises LabelledSongsError.
    """
    wanted = frozenset([*FEATURES, LABEL, ID, ARTIST])
    features: list[list[float]] = []
    moods: list[int] = []
    artists: list[str] = []
    unusable: Counter[Unusable] = Counter()
    seen: set[object] = set()
    row_count = 0
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        with open_table(path, wanted) as table:
            if missing := sorted(wanted - set(table.names)):
                raise LabelledSongsError(f"{path} lacks columns: {', '.join(missing)}.")
            for row in table.rows:
                row_count += 1
                song = _song(row, seen)
                if isinstance(song, Unusable):
                    unusable[song] += 1
                    continue
                moods.append(song[0])
                features.append(song[1])
                artists.append(song[2])
    except (UnreadableFileError, OSError) as error:
        raise LabelledSongsError(f"{path} cannot be read: {error}.") from error
    return LabelledSongs(
        np.array(features, np.float64).reshape(-1, len(FEATURES)),
        np.array(moods, np.int64),
        tuple(artists),
        row_count,
        dict(unusable),
        digest,
    )


def _song(row: Row | None, seen: set[object]) -> tuple[int, list[float], str] | Unusable:
    if row is None:
        return Unusable.MALFORMED
    mood = str(row[LABEL]).strip().lower()
    if mood not in SONG_MOODS:
        return Unusable.NO_MOOD
    numbers = [number_within(row[name], *RANGES.get(name, SHARE)) for name in FEATURES]
    known = [number for number in numbers if number is not None]
    if len(known) < len(FEATURES):
        return Unusable.NO_FEATURES
    if row[ID] in seen:
        return Unusable.REPEATED_ID
    seen.add(row[ID])
    return SONG_MOODS.index(mood), known, text(row[ARTIST]) or ""
