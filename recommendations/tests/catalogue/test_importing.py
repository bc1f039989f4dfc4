from __future__ import annotations

import gzip
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from recommendations.catalogue import importing
from recommendations.catalogue.importing import import_file
from recommendations.catalogue.tracks import ImportedTrack
from recommendations.catalogue.upsert import Written, write_batch
from recommendations.catalogue.version import current_version
from recommendations.models import RecommendationSet, SetTrack, Track
from recommendations.tests.catalogue.data_sets import (
    csv_text,
    row,
    spotify_id,
    write_csv,
    write_parquet,
)

pytestmark = pytest.mark.django_db


def stored() -> list[Any]:
    return list(Track.objects.order_by("pk").values())


def test_a_file_becomes_imported_tracks(tmp_path: Path) -> None:
    report = import_file(write_csv(tmp_path / "songs.csv", [row(1), row(2, valence="")]))
    track = Track.objects.get()
    assert report.written == Written(added=1)
    assert (track.source, track.spotify_id) == (Track.Source.IMPORTED, spotify_id(1))
    assert (track.title, track.artist, track.genre) == ("Song 1", "Artist 1", "pop")
    assert (track.valence, track.tempo, track.explicit) == (0.9, 120.5, False)


def test_importing_a_file_twice_changes_nothing(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "songs.csv", [row(1), row(2), row(2), row(3, tempo=0)])
    first = import_file(path)
    before = stored()
    second = import_file(path)
    assert stored() == before
    assert (first.written, second.written) == (Written(added=2), Written(unchanged=2))
    assert second.skipped == first.skipped


def test_csv_and_parquet_of_the_same_rows_give_the_same_tracks(tmp_path: Path) -> None:
    rows = [row(1), row(2, track_name="NA")]
    import_file(write_csv(tmp_path / "songs.csv", rows))
    report = import_file(write_parquet(tmp_path / "songs.parquet", rows))
    assert report.written == Written(unchanged=2)


def test_a_newer_file_updates_a_track_but_not_what_it_does_not_know(tmp_path: Path) -> None:
    import_file(write_csv(tmp_path / "a.csv", [row(1, release_date="1999-05", tempo=99)]))
    report = import_file(write_csv(tmp_path / "b.csv", [row(1, track_genre="", energy=0.1)]))
    track = Track.objects.get()
    assert report.written == Written(updated=1)
    assert (track.year, track.genre, track.genres) == (1999, "pop", "pop")
    assert (track.energy, track.tempo) == (0.1, 120.5)


def test_an_import_leaves_artwork_alone(tmp_path: Path) -> None:
    import_file(write_csv(tmp_path / "songs.csv", [row(1)]))
    checked = timezone.now()
    Track.objects.update(artwork_url="https://i.example.org/1", artwork_checked_at=checked)
    import_file(write_csv(tmp_path / "songs.csv", [row(1, popularity=99)]))
    track = Track.objects.get()
    assert track.popularity == 99
    assert (track.artwork_url, track.artwork_checked_at) == ("https://i.example.org/1", checked)


def test_a_starter_track_that_had_learnt_the_id_becomes_the_imported_one(tmp_path: Path) -> None:
    starter = Track.objects.create(
        source=Track.Source.STARTER,
        spotify_id=spotify_id(1),
        title="Song 1",
        artist="Artist 1",
        main_artist="Artist 1",
        year=1999,
        valence=0.1,
        energy=0.1,
        danceability=0.1,
    )
    chosen = RecommendationSet.objects.create(
        visitor="v" * 43, origin="hand", probabilities=[0, 0, 0, 1, 0, 0, 0], shown=12
    )
    SetTrack.objects.create(set=chosen, track=starter, position=1)
    report = import_file(write_csv(tmp_path / "songs.csv", [row(1)]))
    track = chosen.tracks.get()
    assert report.written == Written(updated=1)
    assert (track.pk, track.source, track.valence) == (starter.pk, Track.Source.IMPORTED, 0.9)
    assert track.year == 1999


def test_starter_tracks_of_unknown_id_are_left_alone(tmp_path: Path) -> None:
    Track.objects.create(
        source=Track.Source.STARTER,
        title="Song 1",
        artist="Artist 1",
        main_artist="Artist 1",
        valence=0.1,
        energy=0.1,
        danceability=0.1,
    )
    import_file(write_csv(tmp_path / "songs.csv", [row(1)]))
    assert Track.objects.filter(source=Track.Source.STARTER, valence=0.1).count() == 1
    assert Track.objects.filter(source=Track.Source.IMPORTED).count() == 1


def test_batches_before_a_break_are_kept_and_the_break_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH_TRACKS", 50)
    rows = [
        row(n, track_name=sha256(bytes([n % 256, n // 256])).hexdigest()) for n in range(1, 501)
    ]
    path = tmp_path / "songs.csv.gz"
    path.write_bytes(gzip.compress(csv_text(rows).encode())[:-10_000])
    report = import_file(path)
    assert "gzip" in report.problem
    assert 0 < report.written.added == Track.objects.count() < 500


def test_every_import_gives_the_catalogue_a_new_version(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "songs.csv", [row(1)])
    assert current_version() == 0
    versions = []
    for _ in range(3):
        import_file(path)
        versions.append(current_version())
    assert versions == [1, 2, 3]


def test_an_interrupted_import_keeps_its_batches_and_gives_a_new_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH_TRACKS", 2)

    def write_one(tracks: Sequence[ImportedTrack]) -> Written:
        if Track.objects.exists():
            raise KeyboardInterrupt
        return write_batch(tracks)

    monkeypatch.setattr(importing, "write_batch", write_one)
    with pytest.raises(KeyboardInterrupt):
        import_file(write_csv(tmp_path / "songs.csv", [row(n) for n in range(1, 6)]))
    assert Track.objects.count() == 2
    assert current_version() == 1
