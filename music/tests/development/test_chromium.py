from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from music.development import chromium

posix = pytest.mark.skipif(os.name == "nt", reason="its programs are shell scripts")


def program(path: Path, status: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {status}\n")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A machine without any browser; gives the installations that were tried."""
    tried: list[list[str]] = []
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(chromium, "PLACES", ())
    monkeypatch.setattr(chromium, "_playwrights", lambda: str(tmp_path / "playwright" / "chrome"))
    monkeypatch.setattr(chromium, "_run", tried.append)
    return tried


def test_nothing_is_found_where_nothing_is() -> None:
    assert chromium.find() is None


@posix
def test_an_installed_browser_comes_before_playwrights_own(tmp_path: Path) -> None:
    own = program(tmp_path / "playwright" / "chrome")
    assert chromium.find() == own
    chrome = program(tmp_path / "bin" / "google-chrome")
    assert chromium.find() == chrome
    debians = program(tmp_path / "bin" / "chromium")
    assert chromium.find() == debians


@posix
def test_a_browser_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path / "bin" / "chromium", status=127)
    own = program(tmp_path / "playwright" / "chrome")
    assert chromium.find() == own


def test_the_error_names_every_way_to_get_one(bare_machine: list[list[str]]) -> None:
    with pytest.raises(chromium.NoBrowserError) as error:
        chromium.install()
    for way in ("Google Chrome", f"{sys.executable} -m playwright install", "apt-get install"):
        assert way in str(error.value)
    assert bare_machine[-1][1:4] == ["-m", "playwright", "install"]


@posix
def test_where_playwrights_own_cannot_be_had_root_gets_debians_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "bin" / "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    asked: list[str] = []

    def run(command: list[str]) -> None:
        asked.append(Path(command[0]).name)
        if command[-1] == "chromium" and "apt-get" in command[0]:
            program(tmp_path / "bin" / "chromium")

    monkeypatch.setattr(chromium, "_run", run)
    assert chromium.install() == tmp_path / "bin" / "chromium"
    assert asked == [Path(sys.executable).name, "apt-get", "apt-get"]


@posix
def test_nobody_but_root_installs_system_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bare_machine: list[list[str]]
) -> None:
    program(tmp_path / "bin" / "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(chromium.NoBrowserError):
        chromium.install()
    assert [command[1:] for command in bare_machine] == [
        ["-m", "playwright", "install", "chromium"]
    ]


def test_playwright_knows_where_its_own_browser_would_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert "chrom" in chromium._playwrights().lower()
