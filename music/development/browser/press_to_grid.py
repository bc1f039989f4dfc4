"""How long a visitor waits from pressing Recommend Music until the songs are painted."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from music.development.browser.camera_video import portrait, write_y4m
from music.development.browser.chromium_profile import chromium, missing
from music.development.browser.own_site import own_site
from music.development.measuring import Measurement, NotMeasured

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAME = "Recommend Music until the songs are painted, as `make run` serves them"
# A press takes a page with a camera; a few say it.
PRESSES = 5
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
        with own_site(folder / "db.sqlite3") as origin:
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
