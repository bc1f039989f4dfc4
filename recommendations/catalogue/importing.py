from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.db import reset_queries

from recommendations.catalogue.publishing import publish_catalogue
from recommendations.catalogue.reading import FileReading, Watch, unwatched
from recommendations.catalogue.rows import Skipped
from recommendations.catalogue.upsert import Written, write_batch
from recommendations.catalogue.version import bump_version

BATCH_TRACKS = 2000


@dataclass(frozen=True)
class ImportReport:
    """What became of a file's rows.

    ``problem`` is empty, or says why the file could not be read to its end; ``written``
    and ``skipped`` then count the rows before that, which are kept.
    """

    row_count: int
    written: Written
    skipped: Mapping[Skipped, int]
    problem: str


def import_file(path: Path, watch: Watch = unwatched) -> ImportReport:
    """Store the tracks of the csv or parquet file at `path`, each batch at once.

    Importing a file again changes nothing. The arrays that recommendations are chosen from
    are written before this returns. Raises UnreadableFileError or
    MissingColumnsError, with nothing stored, where no row can be read.
    """
    reading = FileReading(path, watch)
    tracks = iter(reading)
    written = Written()
    try:
        while batch := list(islice(tracks, BATCH_TRACKS)):
            written += write_batch(batch)
            # In debug Django keeps the text of its last 9,000 statements: a batch's worth
            # is enough.
            reset_queries()
    except BaseException:
        # Also after an interruption: earlier batches are stored, and caches must know.
        bump_version()
        raise
    publish_catalogue()
    return ImportReport(reading.row_count, written, dict(reading.skipped), reading.problem)
