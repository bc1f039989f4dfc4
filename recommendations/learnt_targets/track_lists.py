"""Track lists on disk as audio features, from the file itself or from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from recommendations.catalogue.columns import SPELLINGS
from recommendations.catalogue.files import Row, UnreadableFileError, open_table
from recommendations.catalogue.matrix import recommendable
from recommendations.catalogue.values import number_within, spotify_id
from recommendations.engine.features import FEATURES
from recommendations.learnt_targets.songs import NEEDED, Songs, Values, known_songs, teaches

RANGES: Mapping[str, tuple[float, float]] = {"loudness": (-100, 20), "tempo": (1, 1000)}


class TrackListError(Exception):
    """A track list that cannot be learnt from; the text says why."""


@dataclass(frozen=True)
class ListedSongs:
    """``row_count`` rows were read, a song that came again among them."""

    songs: Songs
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
    told = {track_id: own for track_id, own in by_id.items() if own is not None}
    untold = sorted(by_id.keys() - told.keys())
    looked_up = known_songs(recommendable(), "spotify_id", untold)
    return ListedSongs(Songs({**looked_up, **told}, tuple(songs)), row_count)


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
    track_id = spotify_id(row[columns["id"]]) if "id" in columns else None
    if track_id is not None:
        by_id[track_id] = by_id.get(track_id) or (own if teaches(own) else None)
    elif teaches(own):
        songs.append(own)
