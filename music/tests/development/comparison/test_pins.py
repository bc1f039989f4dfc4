from __future__ import annotations

import re
from pathlib import Path

import pytest

from music.development.comparison.environment import FOLDER, IMPORTS, LIBRARY
from music.paths import BASE_DIR, VAR_DIR

PIN = re.compile(r"([\w.-]+)==(\d[\w.]*)(?:\s*;.*)?")


def pins(path: Path) -> dict[str, str]:
    lines = [line for line in path.read_text().splitlines() if not line.startswith(("#", "-r"))]
    found = [PIN.fullmatch(re.sub(r"\[.*\]", "", line)) for line in lines if line]
    assert all(found), path
    return {match[1]: match[2] for match in found if match}


def test_the_library_is_the_release_that_was_asked_for() -> None:
    assert pins(LIBRARY) == {"fer": "25.10.3"}


def test_both_sides_use_the_same_opencv_numpy_and_tensorflow() -> None:
    site = pins(BASE_DIR / "requirements.txt")
    theirs = {name: version for name, version in pins(IMPORTS).items() if name != "setuptools"}
    assert theirs == {name: site[name] for name in theirs}
    assert {"tensorflow-cpu", "numpy", "opencv-python-headless"} <= theirs.keys()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_library_is_not_in_the_site_s_environment(name: str) -> None:
    assert "fer" not in pins(BASE_DIR / name)


def test_its_environment_lies_where_git_does_not_look() -> None:
    assert FOLDER.is_relative_to(VAR_DIR)
    assert "var/" in (BASE_DIR / ".gitignore").read_text().splitlines()
