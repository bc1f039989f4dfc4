"""Small files in the shapes of the public data sets."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

FEATURES = {
    "danceability": 0.8,
    "energy": 0.7,
    "key": 5,
    "loudness": -6.5,
    "mode": 1,
    "speechiness": 0.05,
    "acousticness": 0.2,
    "instrumentalness": 0.0,
    "liveness": 0.1,
    "valence": 0.9,
    "tempo": 120.5,
}


def spotify_id(number: int) -> str:
    return f"{number:022d}"


def row(number: int = 1, /, **cells: object) -> dict[str, object]:
    """A good row of the 114,000-track data set, with `cells` in place of its own."""
    return {
        "track_id": spotify_id(number),
        "artists": f"Artist {number}",
        "track_name": f"Song {number}",
        "popularity": 40,
        "duration_ms": 200_000,
        "explicit": "False",
        **FEATURES,
        "track_genre": "pop",
        **cells,
    }


def csv_text(rows: Iterable[Mapping[str, object]]) -> str:
    listed = list(rows)
    text = io.StringIO()
    writer = csv.DictWriter(text, listed[0])
    writer.writeheader()
    writer.writerows(listed)
    return text.getvalue()


def write_csv(path: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    path.write_text(csv_text(rows), encoding="utf-8")
    return path


def write_gzip(path: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    path.write_bytes(gzip.compress(csv_text(rows).encode()))
    return path


def write_parquet(path: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    pq.write_table(pa.Table.from_pylist([dict(row) for row in rows]), path)
    return path
