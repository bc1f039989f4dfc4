from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

from music.development.comparison import environment
from music.development.comparison.environment import fer_python
from music.development.comparison.errors import ComparisonError


class FakePip:
    """Notes installations in place of making them; makes an environment's Python."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.made = 0
        self.status = 0
        self.says = ""

    def __call__(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        self.commands.append(command)
        return subprocess.CompletedProcess(command, self.status, "", self.says)

    def make(self, folder: Path, **options: Any) -> None:
        self.made += 1
        assert options["clear"]
        for name in ("bin/python", "Scripts/python.exe"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).touch()


@pytest.fixture
def pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakePip:
    pip = FakePip()
    imports, library = tmp_path / "imports.txt", tmp_path / "fer.txt"
    imports.write_text("numpy==2\n")
    library.write_text("fer==1\n")
    monkeypatch.setattr(environment, "IMPORTS", imports)
    monkeypatch.setattr(environment, "LIBRARY", library)
    monkeypatch.setattr(subprocess, "run", pip)
    monkeypatch.setattr(venv, "create", pip.make)
    return pip


def test_the_first_use_installs_and_says_so(tmp_path: Path, pip: FakePip) -> None:
    told: list[str] = []
    python = fer_python(tmp_path / "env", told.append)
    assert python.is_relative_to(tmp_path / "env")
    assert python.exists()
    assert len(told) == 1
    assert str(tmp_path / "env") in told[0]


def test_the_library_comes_last_and_without_what_else_it_asks_for(
    tmp_path: Path, pip: FakePip
) -> None:
    fer_python(tmp_path / "env")
    imports, library = pip.commands
    assert imports[-1].endswith("imports.txt")
    assert "--no-deps" not in imports
    assert library[-1].endswith("fer.txt")
    assert "--no-deps" in library


def test_nothing_is_installed_outside_its_own_environment(tmp_path: Path, pip: FakePip) -> None:
    python = fer_python(tmp_path / "env")
    assert {command[0] for command in pip.commands} == {str(python)}
    assert str(python) != sys.executable


def test_a_second_use_installs_nothing_and_says_nothing(tmp_path: Path, pip: FakePip) -> None:
    first = fer_python(tmp_path / "env")
    told: list[str] = []
    assert fer_python(tmp_path / "env", told.append) == first
    assert (len(pip.commands), pip.made, told) == (2, 1, [])


@pytest.mark.parametrize("name", ["imports.txt", "fer.txt"])
def test_pins_that_changed_make_it_anew(tmp_path: Path, pip: FakePip, name: str) -> None:
    fer_python(tmp_path / "env")
    (tmp_path / name).write_text("something-else==1\n")
    fer_python(tmp_path / "env")
    assert (len(pip.commands), pip.made) == (4, 2)


def test_without_the_network_pip_s_own_words_are_told(tmp_path: Path, pip: FakePip) -> None:
    pip.status, pip.says = 1, "WARNING: retrying\nERROR: No matching distribution found\n\n"
    with pytest.raises(ComparisonError, match="the network.*ERROR: No matching distribution"):
        fer_python(tmp_path / "env")


def test_without_pip_that_is_told(tmp_path: Path, pip: FakePip) -> None:
    pip.status, pip.says = 1, f"{sys.executable}: No module named pip"
    with pytest.raises(ComparisonError, match="No module named pip"):
        fer_python(tmp_path / "env")


def test_an_installation_that_failed_is_tried_again(tmp_path: Path, pip: FakePip) -> None:
    pip.status = 1
    with pytest.raises(ComparisonError):
        fer_python(tmp_path / "env")
    pip.status = 0
    fer_python(tmp_path / "env")
    assert (len(pip.commands), pip.made) == (3, 2)


@pytest.mark.parametrize(
    "error", [subprocess.CalledProcessError(1, "ensurepip"), OSError("no space left")]
)
def test_without_the_venv_module_the_package_to_install_is_named(
    tmp_path: Path, pip: FakePip, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def half_made(folder: Path, **options: Any) -> None:
        pip.make(folder, **options)
        raise error

    monkeypatch.setattr(venv, "create", half_made)
    with pytest.raises(ComparisonError, match="python3-venv"):
        fer_python(tmp_path / "env")
    assert not (tmp_path / "env").exists()
    assert pip.commands == []


def test_an_environment_whose_python_does_not_start_is_told(
    tmp_path: Path, pip: FakePip, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(*args: object, **options: object) -> None:
        raise PermissionError("not executable")

    monkeypatch.setattr(subprocess, "run", cannot)
    with pytest.raises(ComparisonError, match="no Python that starts: not executable"):
        fer_python(tmp_path / "env")
