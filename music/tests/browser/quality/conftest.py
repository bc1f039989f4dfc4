from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, Page, Playwright
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from music.demo_account.filling import fill_account, save_some
from music.development.chromium import find
from music.tests.browser.conftest import FAKE_CAMERA, QUIET, Visit
from recommendations.spotify.standin.server import StandinServer

Enter = Callable[..., Visit]


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, portrait_video: Path) -> Iterator[Browser]:
    """One for all: what keeps the visits apart is their contexts. A face is before its camera."""
    executable = find()
    assert executable is not None, "no Chromium: run `python manage.py find_browser --install`"
    video = f"--use-file-for-fake-video-capture={portrait_video}"
    browser = playwright.chromium.launch(
        executable_path=executable, headless=True, args=[*QUIET, FAKE_CAMERA, video]
    )
    yield browser
    browser.close()


@pytest.fixture
def enter(
    chromium: Browser,
    live_server: LiveServer,
    standin: StandinServer,
    starter: None,
    settings: Settings,
) -> Iterator[Enter]:
    """Come to the site: ``enter(listener=..., width=1280, javascript=True, touch=False)``."""
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    with ExitStack() as open_things:

        def start(
            *,
            listener: User | None = None,
            width: int = 1280,
            height: int = 900,
            javascript: bool = True,
            touch: bool = False,
            camera: bool = True,
        ) -> Visit:
            context = chromium.new_context(
                viewport={"width": width, "height": height},
                java_script_enabled=javascript,
                has_touch=touch,
                is_mobile=touch,
                reduced_motion="reduce",
            )
            open_things.callback(context.close)
            if camera:
                context.grant_permissions(["camera"], origin=live_server.url)
            if listener is not None:
                name = site_settings.SESSION_COOKIE_NAME
                context.add_cookies(
                    [{"name": name, "value": signed_in(listener), "url": live_server.url}]
                )
            one = Visit(context.new_page(), live_server.url)
            one.watch()
            return one

        yield start


@pytest.fixture
def filled(enter: Enter) -> User:
    """A listener after six weeks, with playlists in the stand-in."""
    owner = fill_account("demo", "a-long-phrase-of-demo-7")
    assert save_some(owner) > 0
    return owner


@pytest.fixture
def posts(enter: Enter) -> None:
    """The blog's first posts."""
    call_command("first_posts", verbosity=0)


def signed_in(listener: User) -> str:
    """The key of a new session of theirs."""
    client = Client()
    client.force_login(listener, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies[site_settings.SESSION_COOKIE_NAME].value


def go(one: Visit, path: str) -> Page:
    """Open a page and wait until it is whole: scripts have run, pictures are there."""
    page = one.open(path)
    page.wait_for_load_state("networkidle")
    return page
