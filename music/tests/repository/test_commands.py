from __future__ import annotations

import os
import re

import pytest

from music.paths import BASE_DIR

MAKEFILE = (BASE_DIR / "Makefile").read_text()


def recipe(target: str) -> str:
    match = re.search(rf"^{target}:.*\n((?:\t.*\n)*)", MAKEFILE, re.MULTILINE)
    assert match, f"no target {target}"
    return match[1]


def test_continuous_integration_runs_the_tests_as_a_developer_does() -> None:
    script = BASE_DIR / ".ci" / "run"
    assert "make test" in script.read_text().splitlines()
    assert os.name == "nt" or os.access(script, os.X_OK)


def test_make_run_is_a_front_for_the_development_command() -> None:
    assert "manage.py dev\n" in recipe("run")


def test_make_test_brings_its_own_browser_and_ends_with_pytest() -> None:
    assert "manage.py find_browser --install\n" in recipe("test")
    assert recipe("test").rstrip().endswith("-m pytest -n auto --dist loadfile")


@pytest.mark.parametrize("target", ["install", "run", "test", "lint", "bench"])
def test_every_target_is_phony(target: str) -> None:
    assert target in re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[0].split()


@pytest.mark.parametrize("target", ["install", "install-dev", "run", "test", "lint", "bench"])
def test_every_step_is_one_python_command_so_that_it_runs_on_every_system(target: str) -> None:
    for line in recipe(target).splitlines():
        assert re.fullmatch(r"\t\$\((VENV_)?PYTHON\) (-m \w+|\w+\.py)( [\w.-]+)*", line), line


def test_testing_installs_what_running_needs_when_that_changed() -> None:
    assert "requirements.txt requirements-dev.txt" in recipe("install-dev")
