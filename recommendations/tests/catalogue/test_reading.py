from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from recommendations.catalogue.files import Row, UnreadableFileError
from recommendations.catalogue.reading import FileReading
from recommendations.catalogue.rows import Skipped
from recommendations.tests.catalogue.data_sets import (
    csv_text,
    row,
    spotify_id,
    write_csv,
    write_parquet,
)


def ids(path: Path) -> tuple[list[str], FileReading]:
    reading = FileReading(path)
    return [track.spotify_id for track in reading], reading


def test_a_repeated_id_counts_once_and_keeps_its_first_genre(tmp_path: Path) -> None:
    rows = [row(1, track_genre="soul"), row(2), row(1, track_genre="sleep")]
    reading = FileReading(write_csv(tmp_path / "songs.csv", rows))
    assert [track.genre for track in reading] == ["soul", "pop"]
    assert reading.skipped == {Skipped.REPEATED_ID: 1}


def test_of_several_releases_of_a_recording_the_most_popular_is_kept(tmp_path: Path) -> None:
    same = {"track_name": "Happy", "artists": "Pharrell Williams"}
    rows = [
        row(1, **same, popularity=3),
        row(2, track_name="HAPPY!", artists="Pharrell  Williams;Others", popularity=80),
        row(3, **same, popularity=""),
        row(4, **same, popularity=80),
        row(5, track_name="Happy - Live", artists="Pharrell Williams", popularity=99),
        row(6, track_name="Happy", artists="Somebody Else"),
    ]
    kept, reading = ids(write_csv(tmp_path / "songs.csv", rows))
    assert kept == [spotify_id(2), spotify_id(5), spotify_id(6)]
    assert reading.skipped == {Skipped.OTHER_RELEASE: 3}


def test_titles_without_a_letter_are_told_apart(tmp_path: Path) -> None:
    rows = [row(n, track_name=title, artists="One") for n, title in enumerate(["!", "?", "愛"])]
    kept, _ = ids(write_csv(tmp_path / "songs.csv", rows))
    assert len(kept) == 3


def test_a_file_that_marks_releases_itself_is_believed(tmp_path: Path) -> None:
    same = {"track_name": "Happy", "artists": ["Pharrell Williams"], "usable": True}
    rows = [
        row(1, **same, canonical=True),
        row(2, **same, canonical=True),
        row(3, **same, canonical=False),
    ]
    kept, reading = ids(write_parquet(tmp_path / "songs.parquet", rows))
    assert kept == [spotify_id(1), spotify_id(2)]
    assert reading.skipped == {Skipped.OTHER_RELEASE: 1}


def test_every_row_is_either_a_track_or_counted(tmp_path: Path) -> None:
    rows = [row(1), row(1), row(2, valence="x"), row(3, tempo=0), row(4, track_name="")]
    kept, reading = ids(write_csv(tmp_path / "songs.csv", rows))
    assert reading.row_count == 5 == len(kept) + sum(reading.skipped.values())
    assert reading.problem == ""


def test_what_comes_before_a_break_is_read_and_the_break_reported(tmp_path: Path) -> None:
    # Noise in the titles keeps gzip from packing everything into its last block.
    rows = [
        row(n, track_name=sha256(bytes([n % 256, n // 256])).hexdigest()) for n in range(1, 2001)
    ]
    path = tmp_path / "songs.csv.gz"
    path.write_bytes(gzip.compress(csv_text(rows).encode())[:-20_000])
    kept, reading = ids(path)
    assert 0 < len(kept) < 2000
    assert kept == [spotify_id(n) for n in range(1, len(kept) + 1)]
    assert "gzip" in reading.problem


def test_a_header_without_rows_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "songs.csv"
    path.write_text(csv_text([row()]).splitlines()[0])
    kept, reading = ids(path)
    assert kept == []
    assert "no rows" in reading.problem


def test_a_file_that_cannot_be_opened_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        FileReading(tmp_path / "nowhere.csv")


def test_whoever_watches_sees_every_row(tmp_path: Path) -> None:
    seen: list[str] = []

    def watch(what: str, rows: Iterable[Row | None], total: int | None) -> Iterator[Row | None]:
        for each in rows:
            seen.append(f"{what} {total}")
            yield each

    list(FileReading(write_csv(tmp_path / "songs.csv", [row(1), row(2)]), watch))
    assert seen == ["comparing None"] * 2 + ["importing 2"] * 2
