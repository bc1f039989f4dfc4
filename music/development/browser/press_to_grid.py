"""How long a visitor waits from pressing Recommend Music until the songs are painted."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import requests

from music.development.browser.camera_video import portrait, write_y4m
from music.development.browser.chromium_profile import chromium, missing
from music.development.measuring import Measurement, NotMeasured
from music.paths import BASE_DIR

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAME = "Recommend Music until the songs are painted, as `make run` serves them"
# A press takes a page with a camera; a few say it.
PRESSES = 5
START_S = 120
# The press begins a navigation, and the browser's own clock counts from there.
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"


def press_figure(runs: int) -> Measurement | NotMeasured:
    """Press in Chromium, at the end of a reading; `runs` is at least 1.

    The site is one of its own, with the starter catalogue and an empty database.
    """
    if reason := missing():
        return NotMeasured(NAME, reason)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        video = write_y4m(folder / "camera.y4m", [portrait()] * 2)
        with _site(folder / "db.sqlite3") as origin:
            if origin is None:
                return NotMeasured(NAME, "the site did not start; `make run` tells why.")
            with chromium(folder / "profile", video) as context:
                page = context.new_page()
                presses = [_press(page, origin) for _ in range(min(runs, PRESSES) + 1)]
    # The first one warms up what every later visitor finds warm.
    return Measurement(NAME, tuple(presses[1:]))


def _press(page: Page, origin: str) -> float:
    page.goto(origin)
    page.click("#start-camera")
    page.click("#recommend:enabled")
    page.wait_for_selector(".card")
    painted: float | None = None
    while painted is None:
        painted = page.evaluate(PAINTED)
    return painted / 1000


@contextmanager
def _site(database: Path) -> Iterator[str | None]:
    """Give the address of a site of `make run`'s kind, None where it does not start."""
    port, standin_port = _free_ports()
    command = [sys.executable, str(BASE_DIR / "manage.py"), "dev"]
    ports = ["--port", str(port), "--standin-port", str(standin_port)]
    settings = {"DATABASE_URL": f"sqlite:///{database.as_posix()}", "POSTS_PER_MINUTE": "600"}
    process = subprocess.Popen(
        [*command, *ports],
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        origin = f"http://127.0.0.1:{port}/"
        yield origin if _answers(origin, process) else None
    finally:
        process.terminate()
        process.wait()


def _answers(origin: str, process: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return requests.get(origin, timeout=5).ok
        except requests.exceptions.RequestException:
            time.sleep(0.2)
    return False


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]
