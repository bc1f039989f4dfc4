from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Playwright

from emotion.tests.conftest import CASCADE
from emotion.vision.faces import HaarFaceDetector
from music.development.chromium import find
from music.tests.browser.conftest import QUIET
from music.tests.browser.vision.bench import ORIGIN, Bench, serve


@pytest.fixture(scope="session")
def cascade_file() -> Path:
    return CASCADE


@pytest.fixture(scope="session")
def python_detector(cascade_file: Path) -> HaarFaceDetector:
    return HaarFaceDetector(cascade_file)


@pytest.fixture(scope="session")
def bench(playwright: Playwright, cascade_file: Path) -> Iterator[Bench]:
    """One browser for all tests here: a detector keeps buffers between calls, and no result."""
    executable = find()
    assert executable is not None, "no Chromium: run `python manage.py find_browser --install`"
    browser = playwright.chromium.launch(
        executable_path=executable, headless=True, args=list(QUIET)
    )
    page = browser.new_page()
    page.route(f"{ORIGIN}/**", lambda route: serve(route, Path(settings.BASE_DIR) / "static"))
    page.goto(f"{ORIGIN}/")
    opened = Bench(page)
    opened.load(cascade_file.read_text())
    yield opened
    browser.close()
