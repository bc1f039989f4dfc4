from __future__ import annotations

from pathlib import Path

from music.tests.settings.conftest import Load
from music.tests.settings.production import PRODUCTION


def test_the_arrays_lie_beside_the_sqlite_file(load: Load, tmp_path: Path) -> None:
    folder = load(PRODUCTION)["CATALOGUE_CACHE_DIR"]
    assert Path(folder) == tmp_path / "var" / "db.sqlite3-arrays"


def test_two_databases_share_no_folder(load: Load, tmp_path: Path) -> None:
    first, second = (
        load({**PRODUCTION, "DATABASE_URL": f"sqlite:///{tmp_path.as_posix()}/{name}"})
        for name in ("a.sqlite3", "b.sqlite3")
    )
    assert first["CATALOGUE_CACHE_DIR"] != second["CATALOGUE_CACHE_DIR"]


def test_with_a_database_server_they_lie_in_var(load: Load, tmp_path: Path) -> None:
    settings = load({**PRODUCTION, "DATABASE_URL": "postgres://alice:word@db.example.org/wmusic"})
    assert Path(settings["CATALOGUE_CACHE_DIR"]) == tmp_path / "var" / "catalogue-arrays"


def test_another_folder_can_be_named(load: Load, tmp_path: Path) -> None:
    named = load({**PRODUCTION, "CATALOGUE_CACHE_DIR": str(tmp_path / "arrays")})
    assert Path(named["CATALOGUE_CACHE_DIR"]) == tmp_path / "arrays"


def test_a_relative_folder_is_one_of_the_project(load: Load, tmp_path: Path) -> None:
    folder = Path(load({**PRODUCTION, "CATALOGUE_CACHE_DIR": "arrays"})["CATALOGUE_CACHE_DIR"])
    assert folder == tmp_path / "arrays"
