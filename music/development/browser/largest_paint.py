"""How soon the largest part of each page is painted on a slow machine."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from music.development.browser.camera_video import portrait, write_y4m
from music.development.browser.chromium_profile import chromium, missing
from music.development.browser.own_site import own_site
from music.development.measuring import Measurement, NotMeasured

if TYPE_CHECKING:
    from playwright.sync_api import Page

# A telephone of the middle class beside a developer's machine, as Lighthouse has it.
SLOWER = 4
LOADS = 5
PAGES = {
    "Home": "",
    "About": "about/",
    "The blog": "blog/",
    "Privacy": "privacy/",
    "Sign-in": "accounts/login/",
}
# Of somebody who has an account and one set.
OWN_PAGES = {
    "A set looked at again": "{set}",
    "Profile": "profile/",
    "The diary": "profile/moods/",
    "Sets and playlists": "profile/lists/",
    "Preferences": "profile/preferences/",
}
PASSWORD = "petals-round-a-feed"  # noqa: S105  of an account that lives as long as the figures
SETTLED_MS = 700
# The last candidate counts; the page is read no further before it is asked.
LARGEST = """() => new Promise((done) => {
  let last = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) last = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => done(last), 50);
})"""


def paint_figures(runs: int) -> Iterator[Measurement | NotMeasured]:
    """Load each page in Chromium with nothing kept; `runs` is at least 1."""
    if reason := missing():
        yield NotMeasured("Largest paint", reason)
        return
    loads = min(runs, LOADS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        video = write_y4m(folder / "camera.y4m", [portrait()] * 2)
        with own_site(folder / "db.sqlite3") as origin:
            if origin is None:
                yield NotMeasured("Largest paint", "the site did not start; `make run` tells why.")
                return
            with chromium(folder / "profile", video) as context:
                page = context.new_page()
                protocol = context.new_cdp_session(page)
                protocol.send("Network.setCacheDisabled", {"cacheDisabled": True})
                protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
                page.goto(origin)
                for title, path in PAGES.items():
                    times = [_paint(page, origin + path) for _ in range(loads)]
                    yield Measurement(_named(title), tuple(times))
                times = [_paint_of_set(page, origin) for _ in range(loads)]
                yield Measurement(_named("A set"), tuple(times))
                last_set = page.url.removeprefix(origin)
                _sign_up(page, origin)
                for title, path in OWN_PAGES.items():
                    address = origin + path.format(set=last_set)
                    times = [_paint(page, address) for _ in range(loads)]
                    yield Measurement(_named(title), tuple(times))


def _named(title: str) -> str:
    return f"{title}: largest paint, processor slowed {SLOWER} times"


def _paint(page: Page, address: str) -> float:
    page.goto(address)
    return _largest(page)


def _paint_of_set(page: Page, origin: str) -> float:
    page.goto(origin)
    page.click("#hand button[value='happy']")
    page.wait_for_selector(".card")
    return _largest(page)


def _sign_up(page: Page, origin: str) -> None:
    page.goto(f"{origin}accounts/signup/")
    page.fill("[name=username]", "paint")
    page.fill("[name=password1]", PASSWORD)
    page.fill("[name=password2]", PASSWORD)
    page.press("[name=password2]", "Enter")
    page.wait_for_selector("a[href='/profile/']")


def _largest(page: Page) -> float:
    """In seconds since the address was asked for, or the button pressed."""
    page.wait_for_timeout(SETTLED_MS)
    milliseconds: float = page.evaluate(LARGEST)
    return milliseconds / 1000
