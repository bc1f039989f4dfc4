from __future__ import annotations

import re

import pytest

from music.paths import BASE_DIR

PINNED = re.compile(r"([A-Za-z0-9_.-]+)(?:\[[\w,]+\])?==(\d[\w.]*)(?:\s*;.*)?")


def _pins(name: str) -> dict[str, str]:
    """Versions by lower-case name; fails on a line that pins nothing."""
    pins = {}
    for line in (BASE_DIR / name).read_text().splitlines():
        if not line or line.startswith(("#", "-r ")):
            continue
        match = PINNED.fullmatch(line)
        assert match, f"{name}: {line} names no exact version"
        pins[match[1].lower()] = match[2]
    return pins


@pytest.mark.parametrize(
    "package",
    [
        "django",
        "django-allauth",
        "opencv-python-headless",
        "tensorflow",
        "tensorflow-cpu",
        "keras",
        "spotipy",
        "numpy",
        "pillow",
    ],
)
def test_running_pins_every_package_that_was_asked_for(package: str) -> None:
    assert package in _pins("requirements.txt")


@pytest.mark.parametrize("package", ["pytest-django", "playwright", "ruff", "mypy"])
def test_developing_pins_its_tools(package: str) -> None:
    assert package in _pins("requirements-dev.txt")


def test_developing_includes_what_running_needs() -> None:
    assert "-r requirements.txt" in (BASE_DIR / "requirements-dev.txt").read_text().splitlines()


def test_django_is_the_long_term_release() -> None:
    assert _pins("requirements.txt")["django"].startswith("5.2.")


def test_opencv_is_of_the_line_that_has_haar_cascades() -> None:
    major, minor, *_ = _pins("requirements.txt")["opencv-python-headless"].split(".")
    assert (int(major), int(minor) >= 14) == (4, True)


def test_tensorflow_is_the_same_in_either_build() -> None:
    pins = _pins("requirements.txt")
    assert pins["tensorflow"] == pins["tensorflow-cpu"]
