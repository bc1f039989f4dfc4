"""A Chromium for the browser tests: found, or installed where that is possible."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)
# A download that has not finished by then is not going to.
DOWNLOAD_S = 600


class NoBrowserError(Exception):
    """There is none, and none can be installed here; the text names what to do."""


def find() -> Path | None:
    """The first Chromium or Chrome that starts: an installed one, else Playwright's own."""
    return next((path for path in _candidates() if _starts(path)), None)


def install() -> Path:
    """Install one and return it. Raises NoBrowserError, naming what to do."""
    # On a bare Debian Playwright's own lacks libraries, which Debian's package brings; on
    # Ubuntu, which has no such package, they can be installed with Playwright's.
    for attempt in (_install_playwrights, _install_debians, _install_libraries):
        attempt()
        if path := find():
            return path
    raise NoBrowserError(
        "The browser tests need Chromium. Install Chromium or Google Chrome, or run "
        f"`{sys.executable} -m playwright install --with-deps chromium`; on Debian and "
        "Ubuntu, `apt-get install chromium` as root."
    )


def _candidates() -> Iterator[Path]:
    for name in NAMES:
        if path := shutil.which(name):
            yield Path(path)
    yield from (Path(place) for place in PLACES)
    if path := _playwrights():
        yield Path(path)


def _playwrights() -> str:
    """Where Playwright's own Chromium is, or would be."""
    code = (
        "from playwright.sync_api import sync_playwright as s\n"
        "with s() as p: print(p.chromium.executable_path)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    return done.stdout.strip()


def _starts(path: Path) -> bool:
    # Playwright's build lies there without the system libraries that it needs, sometimes.
    if not path.exists():
        return False
    if os.name == "nt":
        return True  # there `chrome --version` opens a window, and no build lacks a library
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _install_playwrights() -> None:
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _install_debians() -> None:
    if apt := _apt():
        _run([apt, "-qq", "update"])
        _run([apt, "-qq", "install", "-y", "--no-install-recommends", "chromium"])


def _install_libraries() -> None:
    if _apt():
        _run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"])


def _apt() -> str | None:
    """apt-get, where this process may install with it."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return shutil.which("apt-get") if is_root else None


def _run(command: list[str]) -> None:
    # A failure is not the end: the next way is tried, and the last one is told.
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(
            command,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            timeout=DOWNLOAD_S,
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
