from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

import bootstrap

FILES = ["requirements.txt", "requirements-dev.txt"]


class FakePip:
    """Counts installations in place of running them."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.status = 0

    def __call__(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        self.commands.append(command)
        return subprocess.CompletedProcess(command, self.status)


@pytest.fixture
def pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakePip:
    """A project in `tmp_path` that has a virtual environment and a pip that obeys."""
    for file in FILES:
        (tmp_path / file).write_text(f"# {file}\n")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / ".venv" / "python")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "python").touch()
    pip = FakePip()
    monkeypatch.setattr(subprocess, "run", pip)
    return pip


def test_an_old_python_is_refused_by_version(monkeypatch: pytest.MonkeyPatch, pip: FakePip) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 14))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11"):
        bootstrap.main(FILES)
    assert pip.commands == []


def test_requirements_are_installed_once(pip: FakePip) -> None:
    bootstrap.main(FILES)
    bootstrap.main(FILES)
    assert len(pip.commands) == 1
    assert [Path(part).name for part in pip.commands[0] if part.endswith(".txt")] == FILES


@pytest.mark.parametrize("file", FILES)
def test_requirements_that_changed_are_installed_again(
    tmp_path: Path, pip: FakePip, file: str
) -> None:
    bootstrap.main(FILES)
    (tmp_path / file).write_text("something-new==1.0\n")
    bootstrap.main(FILES)
    assert len(pip.commands) == 2


def test_what_running_needs_does_not_count_as_what_testing_needs(pip: FakePip) -> None:
    bootstrap.main(FILES[:1])
    bootstrap.main(FILES)
    assert len(pip.commands) == 2


def test_an_installation_that_failed_is_told_and_tried_again(pip: FakePip) -> None:
    pip.status = 1
    with pytest.raises(SystemExit, match="pip could not install"):
        bootstrap.main(FILES)
    pip.status = 0
    bootstrap.main(FILES)
    assert len(pip.commands) == 2


@pytest.mark.parametrize(
    "error", [subprocess.CalledProcessError(1, "ensurepip"), OSError("no space left")]
)
def test_without_the_venv_module_the_package_to_install_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pip: FakePip, error: Exception
) -> None:
    (tmp_path / ".venv" / "python").unlink()

    def half_made(*args: object, **options: object) -> None:
        (tmp_path / ".venv" / "python").touch()
        raise error

    monkeypatch.setattr(venv, "create", half_made)
    with pytest.raises(SystemExit, match="python3-venv"):
        bootstrap.main(FILES)
    assert not (tmp_path / ".venv").exists()
    assert pip.commands == []


def test_it_runs_on_the_standard_library_alone() -> None:
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import runpy; runpy.run_path({bootstrap.__file__!r})"],
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
