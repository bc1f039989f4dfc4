from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from recommendations.catalogue.columns import Columns, recognise
from recommendations.catalogue.files import Row, UnreadableFileError, open_table
from recommendations.catalogue.recordings import RecordingKey, preferred_releases, recording_key
from recommendations.catalogue.rows import Skipped, read_row
from recommendations.catalogue.tracks import ImportedTrack

# Wraps the rows of a file to show how far they were read: what is done with them, the
# rows, and how many there are where that is known.
Watch = Callable[[str, Iterable[Row | None], int | None], Iterable[Row | None]]


def unwatched(what: str, rows: Iterable[Row | None], total: int | None) -> Iterable[Row | None]:
    return rows


class FileReading:
    """One file being read as tracks, each Spotify id and each recording at most once.

    Iterate it once; ``row_count``, ``skipped`` and ``problem`` then say what was met. A
    file that breaks off ends the iteration, with the reason in ``problem``, so that what
    came before can be kept.

    Raises UnreadableFileError and MissingColumnsError where nothing can be read at all.
    """

    def __init__(self, path: Path, watch: Watch = unwatched) -> None:
        self.row_count = 0
        self.skipped: Counter[Skipped] = Counter()
        self.problem = ""
        self._path = path
        self._watch = watch
        with open_table(path) as table:
            self._columns = recognise(table.names)
        self._preferred = None if self._columns.marks_releases else self._survey(self._columns)

    def __iter__(self) -> Iterator[ImportedTrack]:
        seen: set[str] = set()
        total = self.row_count or None
        self.row_count = 0
        for row in self._rows("importing", total):
            track = read_row(row, self._columns)
            if isinstance(track, ImportedTrack):
                track = self._once(track, seen)
            if isinstance(track, Skipped):
                self.skipped[track] += 1
            else:
                yield track

    def _once(self, track: ImportedTrack, seen: set[str]) -> ImportedTrack | Skipped:
        if track.spotify_id in seen:
            return Skipped.REPEATED_ID
        seen.add(track.spotify_id)
        if self._preferred is not None:
            key = recording_key(track)
            if self._preferred.get(key, track.spotify_id) != track.spotify_id:
                return Skipped.OTHER_RELEASE
        return track

    def _survey(self, columns: Columns) -> Mapping[RecordingKey, str]:
        """Read the file once beforehand: the best release may be its last row."""
        return preferred_releases(self._rows("comparing", None), columns)

    def _rows(self, what: str, total: int | None) -> Iterator[Row | None]:
        try:
            with open_table(self._path, self._columns.used) as table:
                for row in self._watch(what, table.rows, table.total or total):
                    self.row_count += 1
                    yield row
        except UnreadableFileError as error:
            self.problem = str(error)
        else:
            self.problem = "" if self.row_count else "it has no rows"
