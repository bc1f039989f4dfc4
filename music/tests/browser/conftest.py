from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import pytest
from django.core.management import call_command
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from music.development.chromium import find
from music.tests.browser.video import portrait, write_y4m
from recommendations.services.save_worker import work
from recommendations.spotify.standin.server import StandinServer

# Playwright runs an event loop in the thread that the tests query the database from.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# A machine that does other things, too, is slow and not wrong.
expect.set_options(timeout=20_000)

FAKE_CAMERA = "--use-fake-device-for-media-stream"
QUIET = (
    # Nothing but loopback, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


@dataclass
class Visit:
    """One page, and what went wrong on it without anybody asking."""

    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("console", lambda said: self._heard(said.type, said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requested.append(request.url))

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def open(self, path: str = "/") -> Page:
        self.page.goto(self.site + path)
        return self.page


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def portrait_video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_y4m(tmp_path_factory.mktemp("video") / "portrait.y4m", [portrait()] * 2)


@pytest.fixture
def starter(transactional_db: None) -> None:
    call_command("import_catalogue", starter=True, verbosity=0)


@pytest.fixture
def worker(starter: None, standin: StandinServer) -> Iterator[None]:
    """Makes the playlists that are asked for, as beside every site."""
    stopping = Event()
    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(work, stopping, threads=1)
        yield
        stopping.set()
        working.result()


@pytest.fixture
def visit(
    playwright: Playwright,
    live_server: LiveServer,
    standin: StandinServer,
    starter: None,
    worker: None,
    settings: Settings,
) -> Iterator[Callable[..., Visit]]:
    """Open browsers: ``visit(video=..., permission=True, width=1280)``."""
    settings.ALLOWED_HOSTS = ["127.0.0.1", "wmusic.test"]
    executable = find()
    assert executable is not None, "no Chromium: run `python manage.py find_browser --install`"
    with ExitStack() as open_things:

        def start(
            *,
            video: Path | None = None,
            device: bool = True,
            permission: bool = True,
            width: int = 1280,
            height: int = 900,
            javascript: bool = True,
            flags: tuple[str, ...] = (),
        ) -> Visit:
            arguments = [*QUIET, *flags]
            if device:
                arguments.append(FAKE_CAMERA)
            if video is not None:
                arguments.append(f"--use-file-for-fake-video-capture={video}")
            browser: Browser = playwright.chromium.launch(
                executable_path=executable, headless=True, args=arguments
            )
            open_things.callback(browser.close)
            context: BrowserContext = browser.new_context(
                viewport={"width": width, "height": height}, java_script_enabled=javascript
            )
            if permission:
                context.grant_permissions(["camera"], origin=live_server.url)
            one = Visit(context.new_page(), live_server.url)
            one.watch()
            return one

        yield start
