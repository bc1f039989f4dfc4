from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from recommendations.models import Track
from recommendations.tests.catalogue.data_sets import row, spotify_id, write_csv


def run(*arguments: object) -> str:
    out = StringIO()
    call_command("import_catalogue", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_the_report_counts_tracks_and_skipped_rows_by_reason(tmp_path: Path) -> None:
    rows = [row(1), row(2), row(2), row(3, track_id="3"), row(4, energy=7), row(5, energy="")]
    said = run(write_csv(tmp_path / "songs.csv", rows))
    assert "6 rows read: 2 tracks added, 0 updated, 0 unchanged, 4 rows skipped." in said
    assert "1  an id that came before in the file" in said
    assert "1  no valid Spotify id" in said
    assert "2  valence, energy or danceability missing or not within 0 to 1" in said
    assert "Recommendations now choose from 2 tracks." in said


@pytest.mark.django_db
def test_the_starter_catalogue_is_loaded_by_its_option() -> None:
    assert "tracks added" in run("--starter")
    assert "0 tracks added, 0 updated" in run("--starter")
    assert set(Track.objects.values_list("source", flat=True)) == {Track.Source.STARTER}


@pytest.mark.django_db
def test_missing_columns_are_named_and_nothing_is_imported(tmp_path: Path) -> None:
    path = tmp_path / "songs.csv"
    path.write_text(f"track_id,track_name\n{spotify_id(1)},Song\n")
    with pytest.raises(CommandError, match=r"refused, nothing was imported.*artist.*valence"):
        run(path)
    assert not Track.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"\x1f\x8b\x00", b"PAR1PAR1"])
def test_a_file_that_is_no_table_is_refused_without_a_traceback(
    content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "songs.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match="refused, nothing was imported"):
        run(path)


@pytest.mark.django_db
def test_a_file_that_breaks_off_fails_but_says_what_was_kept(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "songs.csv", [row(n) for n in range(1, 201)])
    path.write_bytes(path.read_bytes() + b"\xff\xfe broken\n")
    out = StringIO()
    with pytest.raises(CommandError, match="could not be read to its end: it is not UTF-8"):
        call_command("import_catalogue", str(path), stdout=out)
    kept = Track.objects.count()
    assert 0 < kept <= 200
    assert f"{kept} tracks added" in out.getvalue()


@pytest.mark.parametrize("arguments", [[], ["--starter", "songs.csv"]])
def test_a_path_or_the_starter_is_wanted_but_not_both(arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        run(*arguments)


@pytest.mark.django_db(transaction=True)
def test_a_database_without_tables_is_explained(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "songs.csv", [row(1)])
    with connection.schema_editor() as editor:
        editor.alter_db_table(Track, Track._meta.db_table, "elsewhere")
    try:
        with pytest.raises(CommandError, match="migrate"):
            run(path)
    finally:
        with connection.schema_editor() as editor:
            editor.alter_db_table(Track, "elsewhere", Track._meta.db_table)
