from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from music.development import environment


@pytest.fixture(autouse=True)
def unconfigured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A checkout without ``.env``, in a process without variables."""
    monkeypatch.setattr(environment, "BASE_DIR", tmp_path)
    monkeypatch.setattr(environment, "KEYS_FILE", tmp_path / "keys.env")
    with mock.patch.dict(os.environ, clear=True):
        yield


def configuration() -> dict[str, str]:
    # pytest keeps a variable of its own there.
    return {name: value for name, value in os.environ.items() if "PYTEST" not in name}


@pytest.mark.parametrize("command", sorted(environment.DEVELOPMENT_COMMANDS))
def test_a_listed_command_runs_in_an_unconfigured_checkout(command: str) -> None:
    environment.prepare(["manage.py", command])
    assert os.environ["DEBUG"] == "true"
    assert {"SECRET_KEY", "TOKEN_KEYS"} <= os.environ.keys()


@pytest.mark.parametrize("command", ["runserver", "migrate", "check", "shell", "collectstatic", ""])
def test_any_other_command_is_left_alone(command: str) -> None:
    environment.prepare(["manage.py", command])
    assert configuration() == {}


def test_no_command_at_all_is_left_alone() -> None:
    environment.prepare(["manage.py"])
    assert configuration() == {}


@pytest.mark.parametrize("name", ["SECRET_KEY", "DEBUG"])
def test_a_listed_command_keeps_to_a_configured_site(name: str) -> None:
    os.environ[name] = "false"
    environment.prepare(["manage.py", "import_catalogue"])
    assert configuration() == {name: "false"}


def test_a_listed_command_keeps_to_a_site_configured_by_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SECRET_KEY=from-file\n")
    environment.prepare(["manage.py", "import_catalogue"])
    assert configuration() == {}


@pytest.mark.parametrize("command", ["dev", "import_catalogue"])
def test_spotify_credentials_alone_do_not_configure_a_site(tmp_path: Path, command: str) -> None:
    (tmp_path / ".env").write_text("SPOTIFY_CLIENT_ID=id\nSPOTIFY_CLIENT_SECRET=secret\n")
    environment.prepare(["manage.py", command])
    assert os.environ["DEBUG"] == "true"


def test_a_key_in_the_file_is_not_replaced_by_a_development_key(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TOKEN_KEYS=from-file\n")
    environment.prepare(["manage.py", "dev"])
    assert "TOKEN_KEYS" not in os.environ
    assert os.environ["SECRET_KEY"]


def test_dev_does_not_overrule_debug_that_was_turned_off(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DEBUG=false\n")
    environment.prepare(["manage.py", "dev"])
    assert "DEBUG" not in os.environ
