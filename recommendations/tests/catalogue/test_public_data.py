"""The real public data sets, where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from recommendations.catalogue.columns import MissingColumnsError
from recommendations.catalogue.files import UnreadableFileError, open_table
from recommendations.catalogue.importing import import_file
from recommendations.catalogue.reading import FileReading
from recommendations.catalogue.rows import Skipped
from recommendations.catalogue.upsert import Written
from recommendations.models import Track

pytestmark = pytest.mark.data


def test_the_union_of_scrapes_gives_its_267150_canonical_tracks(shared_data: Path) -> None:
    reading = FileReading(shared_data / "music" / "catalogue_335k.parquet")
    assert sum(1 for _ in reading) == 267_150
    assert reading.row_count == 335_105
    assert reading.skipped == {Skipped.NOT_USABLE: 5_478, Skipped.OTHER_RELEASE: 62_477}
    assert reading.problem == ""


def test_the_row_that_is_literally_na_is_read(shared_data: Path) -> None:
    reading = FileReading(shared_data / "music" / "spotify_tracks_114k.csv.gz")
    by_id = {track.spotify_id: track for track in reading}
    assert by_id["1kR4gIb7nGxHPI3D2ifs59"].title == "NA"
    assert reading.row_count == 114_000 == len(by_id) + sum(reading.skipped.values())


@pytest.mark.django_db
def test_the_tidytuesday_songs_are_imported_once(shared_data: Path) -> None:
    path = shared_data / "music" / "tidytuesday_2020-01-21_spotify_songs.csv.gz"
    first = import_file(path)
    assert first.row_count == 32_833
    assert first.written == Written(added=Track.objects.count())
    assert first.skipped[Skipped.NO_TITLE] == 5
    assert import_file(path).written == Written(unchanged=first.written.added)


def test_ratings_without_audio_features_are_refused(shared_data: Path) -> None:
    with pytest.raises(MissingColumnsError, match="valence; energy; danceability"):
        FileReading(shared_data / "music" / "deezer_mood_joined.csv.gz")


def test_half_of_the_union_of_scrapes_is_refused(shared_data: Path, tmp_path: Path) -> None:
    whole = (shared_data / "music" / "catalogue_335k.parquet").read_bytes()
    path = tmp_path / "half.parquet"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableFileError), open_table(path):
        pass
