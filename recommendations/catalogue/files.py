"""Tables of tracks on disk, row by row: csv or parquet, plain or gzip.

What a file is, its first bytes say; its name is not asked. At no time is a whole file in
memory.
"""

from __future__ import annotations

import csv
import gzip
import io
import shutil
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

Row = Mapping[str, object]
BinaryFile = IO[bytes] | gzip.GzipFile

GZIP_MAGIC = b"\x1f\x8b"
PARQUET_MAGIC = b"PAR1"
PARQUET_BATCH_ROWS = 4096


class UnreadableFileError(Exception):
    """The file is not, or from some row on no longer, a table that can be read."""


@dataclass(frozen=True)
class Table:
    """An open file of tracks.

    ``names`` are its columns, ``total`` the number of rows where the file states it.
    ``rows`` can be read once; a row is None where a line does not have as many fields as
    there are columns. Reading raises UnreadableFileError where the file breaks off.
    """

    names: tuple[str, ...]
    total: int | None
    rows: Iterator[Row | None]


@contextmanager
def open_table(path: Path, columns: frozenset[str] | None = None) -> Iterator[Table]:
    """Open `path`; `columns` are those wanted, by default all.

    Raises UnreadableFileError, at once or on reading, and never a parser's own error.
    """
    with ExitStack() as stack:
        with _own_errors():
            file = stack.enter_context(_unzipped(path))
            start = file.read(len(PARQUET_MAGIC))
            file.seek(0)
            if not start:
                raise UnreadableFileError("it is empty")
            if start == PARQUET_MAGIC:
                table = _parquet_table(file, columns)
            else:
                # utf-8-sig drops the byte order mark that spreadsheets write.
                text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
                table = _csv_table(stack.enter_context(text))
        yield replace(table, rows=_guarded(table.rows))


def _guarded(rows: Iterator[Row | None]) -> Iterator[Row | None]:
    with _own_errors():
        yield from rows


@contextmanager
def _own_errors() -> Iterator[None]:
    try:
        yield
    except UnicodeDecodeError as error:
        raise UnreadableFileError("it is not UTF-8 text") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableFileError(f"it is a broken or truncated gzip file ({error})") from error
    except OSError as error:
        raise UnreadableFileError(error.strerror or _first_line(error)) from error
    except (pa.ArrowException, csv.Error) as error:
        raise UnreadableFileError(_first_line(error)) from error


@contextmanager
def _unzipped(path: Path) -> Iterator[BinaryFile]:
    with path.open("rb") as plain:
        is_gzip = plain.read(len(GZIP_MAGIC)) == GZIP_MAGIC
        plain.seek(0)
        if not is_gzip:
            yield plain
            return
        with gzip.open(plain) as unzipped:
            is_parquet = unzipped.read(len(PARQUET_MAGIC)) == PARQUET_MAGIC
            unzipped.seek(0)
            if not is_parquet:
                yield unzipped
                return
            # Parquet is read from its end, and seeking in gzip starts over every time.
            with tempfile.TemporaryFile() as copy:
                shutil.copyfileobj(unzipped, copy)
                copy.seek(0)
                yield copy


def _csv_table(text: Iterable[str]) -> Table:
    lines = csv.reader(text)
    names = tuple(next(lines, ()))
    rows = (
        dict(zip(names, line, strict=True)) if len(line) == len(names) else None
        for line in lines
        if line
    )
    return Table(names, None, rows)


def _parquet_table(file: BinaryFile, columns: frozenset[str] | None) -> Table:
    parquet = pq.ParquetFile(file)
    names = tuple(parquet.schema_arrow.names)
    wanted = list(names) if columns is None else [name for name in names if name in columns]
    batches = parquet.iter_batches(PARQUET_BATCH_ROWS, columns=wanted)
    rows = (row for batch in batches for row in batch.to_pylist())
    return Table(names, parquet.metadata.num_rows, rows)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__
