from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django.fixtures import Settings

from recommendations.catalogue.importing import import_file
from recommendations.catalogue.starter import load_starter
from recommendations.models import CatalogueState, Track
from recommendations.tests.catalogue.data_sets import row, write_csv


def counts() -> dict[str, list[str]]:
    """Each line's numbers by its words."""
    out = StringIO()
    call_command("catalogue_status", stdout=out)
    lines = out.getvalue().splitlines()
    return {line[:36].strip(): line[36:].split() for line in lines}


@pytest.mark.django_db
def test_the_counts_are_those_of_the_stored_tracks(tmp_path: Path) -> None:
    rows = [
        row(1, artists="Queen", track_name="Song", release_date="1980"),
        row(2, artists="Queen", track_name="Song - Live", track_genre=""),
        row(3, artists="Abba", track_genre="", loudness="", popularity=""),
    ]
    import_file(write_csv(tmp_path / "songs.csv", rows))
    said = counts()
    assert said["Catalogue, version 1"] == []
    assert said["imported data set"] == ["3"]
    assert said["starter catalogue, set by hand"] == ["0"]
    assert said["with a Spotify id"] == ["3"]
    assert said["tracks"] == ["3"]
    assert said["songs, when versions are joined"] == ["2"]
    assert said["main artists"] == ["2"]
    assert said["with a genre of their own"] == ["1", "33.3%"]
    assert said["with the genres of their artist"] == ["1", "33.3%"]
    assert said["with year"] == ["1", "33.3%"]
    assert said["with popularity"] == said["with loudness"] == ["2", "66.7%"]
    assert said["with explicit"] == said["with tempo"] == ["3", "100.0%"]


@pytest.mark.django_db
def test_song_moods_are_counted(tmp_path: Path, settings: Settings) -> None:
    settings.SONG_MOODS = True
    import_file(write_csv(tmp_path / "songs.csv", [row(1), row(2)]))
    moods = [numbers for name, numbers in counts().items() if "song mood" in name]
    assert len(moods) == 4
    assert sum(int(numbers[0]) for numbers in moods) == 2


@pytest.mark.django_db
def test_the_files_and_their_size_are_named(tmp_path: Path, settings: Settings) -> None:
    settings.CATALOGUE_CACHE_DIR = tmp_path / "arrays"
    load_starter()
    out = StringIO()
    call_command("catalogue_status", stdout=out)
    files = out.getvalue().splitlines()[-1]
    assert str(tmp_path / "arrays" / "1-") in files
    assert float(files.split()[1]) > 0


@pytest.mark.django_db
def test_an_empty_catalogue_is_told_without_shares() -> None:
    said = counts()
    assert said["tracks"] == ["0"]
    assert said["with year"] == ["0"]
    assert any(name.startswith("Files: none before the first") for name in said)


@pytest.mark.django_db(transaction=True)
def test_a_database_without_tables_is_explained() -> None:
    table = CatalogueState._meta.db_table
    with connection.schema_editor() as editor:
        editor.alter_db_table(CatalogueState, table, "elsewhere")
    try:
        with pytest.raises(CommandError, match="migrate"):
            counts()
    finally:
        with connection.schema_editor() as editor:
            editor.alter_db_table(CatalogueState, "elsewhere", table)
    assert not Track.objects.exists()
