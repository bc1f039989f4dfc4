from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from recommendations.catalogue.files import Row, UnreadableFileError, open_table
from recommendations.tests.catalogue.data_sets import (
    csv_text,
    row,
    write_csv,
    write_gzip,
    write_parquet,
)

ROWS = [row(number) for number in range(1, 4)]


def read_all(path: Path) -> list[Row | None]:
    with open_table(path) as table:
        return list(table.rows)


def write_gzipped_parquet(path: Path, rows: list[dict[str, object]]) -> Path:
    plain = write_parquet(path.with_suffix(".tmp"), rows)
    path.write_bytes(gzip.compress(plain.read_bytes()))
    return path


@pytest.mark.parametrize("write", [write_csv, write_gzip])
def test_csv_is_read_plain_and_gzipped_whatever_its_name(
    write: Callable[..., Path], tmp_path: Path
) -> None:
    rows = read_all(write(tmp_path / "songs.data", ROWS))
    assert rows == [{name: str(cell) for name, cell in row.items()} for row in ROWS]


@pytest.mark.parametrize("write", [write_parquet, write_gzipped_parquet])
def test_parquet_is_read_plain_and_gzipped_whatever_its_name(
    write: Callable[..., Path], tmp_path: Path
) -> None:
    path = write(tmp_path / "songs.data", [row(1, artists=["Queen", "David Bowie"])])
    with open_table(path) as table:
        assert table.total == 1
        assert list(table.rows) == [row(1, artists=["Queen", "David Bowie"])]


def test_only_the_wanted_columns_of_a_parquet_file_are_read(tmp_path: Path) -> None:
    path = write_parquet(tmp_path / "songs.parquet", ROWS)
    with open_table(path, frozenset({"valence", "not there"})) as table:
        assert list(table.rows) == [{"valence": 0.9}] * 3


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    path = tmp_path / "songs.csv"
    path.write_text(csv_text(ROWS), encoding="utf-8-sig")
    with open_table(path) as table:
        assert table.names[0] == "track_id"


def test_line_breaks_and_commas_inside_quotes_stay_in_their_cell(tmp_path: Path) -> None:
    title = 'One, "two"\nthree'
    (only,) = read_all(write_csv(tmp_path / "songs.csv", [row(track_name=title)]))
    assert only is not None
    assert only["track_name"] == title


def test_lines_of_another_length_are_none_and_blank_lines_nothing(tmp_path: Path) -> None:
    path = tmp_path / "songs.csv"
    path.write_text("a,b\n1,2\n\n1\n1,2,3\n3,4\n")
    assert read_all(path) == [{"a": "1", "b": "2"}, None, None, {"a": "3", "b": "4"}]


def truncated(content: bytes) -> bytes:
    return content[: len(content) * 2 // 3]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(gzip.compress(b"")), "empty"),
        (lambda path: path.write_bytes(truncated(write_gzip(path, ROWS).read_bytes())), "gzip"),
        (lambda path: path.write_bytes(b"\x1f\x8bnot really"), "gzip"),
        (
            lambda path: path.write_bytes(truncated(write_parquet(path, ROWS).read_bytes())),
            "arquet",
        ),
        (lambda path: path.write_bytes(b"PAR1"), "arquet"),
        (lambda path: path.write_bytes(csv_text(ROWS).encode("utf-16")), "UTF-8"),
        (lambda path: path.write_bytes(b"a,b\n\xff\xfe,1\n"), "UTF-8"),
        (lambda path: path.write_text('a,b\n"' + "x" * 200_000), "field"),
        (lambda path: path.mkdir(), "directory"),
        (lambda path: None, "No such file"),
    ],
)
def test_a_broken_file_is_refused_in_words(
    spoil: Callable[[Path], object], message: str, tmp_path: Path
) -> None:
    path = tmp_path / "songs"
    spoil(path)
    with pytest.raises(UnreadableFileError, match=message):
        read_all(path)


def test_an_error_of_the_reader_of_the_rows_stays_its_own(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "songs.csv", ROWS)
    with pytest.raises(BrokenPipeError), open_table(path):
        raise BrokenPipeError
