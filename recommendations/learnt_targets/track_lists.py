"""Track lists on disk as audio features, from the file itself or from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from recommendations.catalogue.columns import SPELLINGS
from recommendations.catalogue.files import Row, UnreadableFileError, open_table
from recommendations.catalogue.values import number_within, spotify_id
from recommendations.engine.features import FEATURES
from recommendations.models import Track

# What a target is made of: a song that lacks one teaches nothing.
NEEDED = ("valence", "energy", "danceability")
RANGES: Mapping[str, tuple[float, float]] = {"loudness": (-100, 20), "tempo": (1, 1000)}
IDS_A_QUERY = 500

Values = tuple[float | None, ...]


class TrackListError(Exception):
    """A track list that cannot be learnt from; the text says why."""


@dataclass(frozen=True, eq=False)
class ListedSongs:
    """``features`` float64 [N, 9] as in `FEATURES`, NaN where unknown, valence, energy and
    danceability never; ``row_count`` rows were read, a song that came again among them.
    """

    features: npt.NDArray[np.float64]
    row_count: int


def read_track_lists(paths: Iterable[Path]) -> ListedSongs:
    """Read csv or parquet, plain or gzip, and count each Spotify id once.

    A row gives its features itself or, by its Spotify id, those of the catalogue. Raises
    TrackListError.
    """
    songs: list[Values] = []
    by_id: dict[str, Values | None] = {}
    row_count = 0
    for path in paths:
        try:
            with open_table(path) as table:
                columns = _columns(path, table.names)
                for row in table.rows:
                    row_count += 1
                    _take(row, columns, songs, by_id)
        except UnreadableFileError as error:
            raise TrackListError(f"{path} cannot be read: {error}.") from error
    songs += _of_catalogue([track_id for track_id, own in by_id.items() if own is None])
    songs += [values for values in by_id.values() if values is not None]
    table_of_songs = np.array(songs, np.float64).reshape(-1, len(FEATURES))
    return ListedSongs(table_of_songs, row_count)


def _columns(path: Path, names: Iterable[str]) -> Mapping[str, str]:
    """The file's column for the id and for each feature that it has."""
    plain = {name.strip().lower(): name for name in names}
    wanted = {"id": SPELLINGS["id"], **{name: (name,) for name in FEATURES}}
    found = {
        field: plain[spelling]
        for field, spellings in wanted.items()
        for spelling in reversed(spellings)
        if spelling in plain
    }
    if "id" not in found and not set(NEEDED) <= set(found):
        raise TrackListError(
            f"{path} has neither Spotify ids (as {', '.join(SPELLINGS['id'])}) nor the "
            f"features {', '.join(NEEDED)}."
        )
    return found


def _take(
    row: Row | None,
    columns: Mapping[str, str],
    songs: list[Values],
    by_id: dict[str, Values | None],
) -> None:
    if row is None:
        return
    own = tuple(
        number_within(row[columns[name]], *RANGES.get(name, (0, 1))) if name in columns else None
        for name in FEATURES
    )
    teaches = all(own[FEATURES.index(name)] is not None for name in NEEDED)
    track_id = spotify_id(row[columns["id"]]) if "id" in columns else None
    if track_id is not None:
        by_id[track_id] = by_id.get(track_id) or (own if teaches else None)
    elif teaches:
        songs.append(own)


def _of_catalogue(ids: list[str]) -> list[Values]:
    found: list[Values] = []
    for start in range(0, len(ids), IDS_A_QUERY):
        known = Track.objects.filter(
            spotify_id__in=ids[start : start + IDS_A_QUERY], source=Track.Source.IMPORTED
        )
        found += known.order_by("pk").values_list(*FEATURES)
    return found
