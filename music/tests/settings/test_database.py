from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from music.tests.settings.conftest import Load
from music.tests.settings.production import PRODUCTION


def test_the_database_is_a_file_in_var_unless_another_is_named(load: Load, tmp_path: Path) -> None:
    database = load(PRODUCTION)["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert Path(database["NAME"]) == tmp_path / "var" / "db.sqlite3"


def test_sqlite_is_set_to_wal_and_immediate_transactions(load: Load) -> None:
    options = load(PRODUCTION)["DATABASES"]["default"]["OPTIONS"]
    assert "journal_mode=WAL" in options["init_command"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] >= 5


@pytest.mark.django_db
def test_an_sqlite_connection_really_writes_ahead() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the tests run on another database")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)


def test_the_tests_have_a_database_file_of_their_own(load: Load) -> None:
    database = load(PRODUCTION)["DATABASES"]["default"]
    assert Path(database["TEST"]["NAME"]) != Path(database["NAME"])


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_database_url_names_a_postgresql_server(load: Load, scheme: str) -> None:
    url = f"{scheme}://alice:p%40ss@db.example.org:5433/wmusic"
    database = load({**PRODUCTION, "DATABASE_URL": url})["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"], database["NAME"]) == (
        "db.example.org",
        5433,
        "wmusic",
    )
    assert (database["USER"], database["PASSWORD"]) == ("alice", "p@ss")
    assert "init_command" not in database.get("OPTIONS", {})
