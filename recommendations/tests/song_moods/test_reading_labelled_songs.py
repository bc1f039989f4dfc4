from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from recommendations.song_moods.labelled_songs import (
    LabelledSongsError,
    Unusable,
    read_labelled_songs,
)
from recommendations.tests.catalogue.data_sets import write_csv, write_gzip
from recommendations.tests.song_moods.songs import changed, labelled_file, made_up_songs, rows


def test_features_moods_and_artists_are_read_in_order(tmp_path: Path) -> None:
    path = labelled_file(tmp_path)
    songs = read_labelled_songs(path)
    features, moods = made_up_songs()
    assert np.allclose(songs.features, features)
    assert songs.moods.tolist() == moods.tolist()
    assert songs.artists[:3] == ("Artist 0", "Artist 0", "Artist 1")
    assert (songs.row_count, len(songs), songs.unusable) == (120, 120, {})
    assert songs.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_gzip_is_read_as_the_plain_file_is(tmp_path: Path) -> None:
    zipped = read_labelled_songs(write_gzip(tmp_path / "songs.csv.gz", rows()))
    plain = read_labelled_songs(labelled_file(tmp_path))
    assert np.array_equal(zipped.features, plain.features)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"mood": "Bored"}, Unusable.NO_MOOD),
        ({"mood": ""}, Unusable.NO_MOOD),
        ({"valence": ""}, Unusable.NO_FEATURES),
        ({"energy": 1.5}, Unusable.NO_FEATURES),
        ({"tempo": 0}, Unusable.NO_FEATURES),
        ({"loudness": "nan"}, Unusable.NO_FEATURES),
        ({"id": rows()[0]["id"]}, Unusable.REPEATED_ID),
    ],
)
def test_a_row_that_teaches_nothing_is_counted_with_its_reason(
    tmp_path: Path, cells: dict[str, object], reason: Unusable
) -> None:
    songs = read_labelled_songs(labelled_file(tmp_path, changed(5, cells)))
    assert (len(songs), songs.row_count) == (119, 120)
    assert songs.unusable == {reason: 1}


def test_a_line_with_too_few_fields_is_counted(tmp_path: Path) -> None:
    path = labelled_file(tmp_path)
    path.write_text(path.read_text() + "1,2,3\n")
    assert read_labelled_songs(path).unusable == {Unusable.MALFORMED: 1}


def test_missing_columns_are_named(tmp_path: Path) -> None:
    listed = [{k: v for k, v in row.items() if k not in ("mood", "tempo")} for row in rows()]
    with pytest.raises(LabelledSongsError, match="lacks columns: mood, tempo"):
        read_labelled_songs(write_csv(tmp_path / "songs.csv", listed))


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b\x00", b"\xff\xfe\x00"])
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "songs.csv"
    path.write_bytes(content)
    with pytest.raises(LabelledSongsError, match="cannot be read"):
        read_labelled_songs(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LabelledSongsError, match="cannot be read"):
        read_labelled_songs(tmp_path / "none.csv")
