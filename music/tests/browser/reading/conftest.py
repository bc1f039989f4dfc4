from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright

from music.development.browser.static_site import StaticSite, serving
from music.development.chromium import find
from music.tests.browser.conftest import QUIET
from music.tests.browser.reading.page import ReadingPage


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticSite]:
    with serving(tmp_path_factory.mktemp("static")) as site:
        yield site


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    executable = find()
    assert executable is not None, "no Chromium: run `python manage.py find_browser --install`"
    browser = playwright.chromium.launch(
        executable_path=executable, headless=True, args=list(QUIET)
    )
    yield browser
    browser.close()


@pytest.fixture
def closed_page(site: StaticSite, chromium: Browser) -> Iterator[ReadingPage]:
    """A page that has not been opened yet, so that a test may interfere first."""
    context = chromium.new_context()
    yield ReadingPage(context.new_page(), site)
    context.close()


@pytest.fixture
def reading_page(closed_page: ReadingPage) -> ReadingPage:
    """A page whose vision is loaded."""
    closed_page.open()
    assert closed_page.load() is None
    return closed_page


@pytest.fixture(scope="session")
def kept_page(site: StaticSite, chromium: Browser) -> Iterator[ReadingPage]:
    context = chromium.new_context()
    page = ReadingPage(context.new_page(), site)
    page.open()
    yield page
    context.close()


@pytest.fixture
def camera_page(kept_page: ReadingPage) -> ReadingPage:
    """A page whose vision is loaded and remembers nobody; shared, since loading takes long."""
    assert kept_page.load() is None
    kept_page.page.evaluate("() => vision.startAfresh()")
    kept_page.complaints.clear()
    return kept_page
