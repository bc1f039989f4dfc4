"""The service worker, on the site as production serves it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import BrowserContext, Page, Playwright, expect
from pytest_django.fixtures import Settings

from music.development.browser.static_site import StaticSite, serving
from music.development.chromium import find
from music.offline.files import offline_files
from music.tests.browser.conftest import FAKE_CAMERA, QUIET
from recommendations.spotify.standin.server import StandinServer

pytestmark = pytest.mark.browser

KEPT = """async () => {
  const addresses = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) addresses.push(new URL(request.url).pathname);
  }
  return addresses;
}"""


@pytest.fixture
def site(
    tmp_path: Path, settings: Settings, standin: StandinServer, starter: None
) -> Iterator[StaticSite]:
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    with (
        serving(tmp_path / "static", get_wsgi_application()) as served,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(staticfiles_storage, "_wrapped", served.storage)
        offline_files.cache_clear()
        yield served
        offline_files.cache_clear()


@pytest.fixture
def visitor(
    playwright: Playwright, site: StaticSite, portrait_video: Path
) -> Iterator[BrowserContext]:
    executable = find()
    assert executable is not None, "no Chromium: run `python manage.py find_browser --install`"
    video = f"--use-file-for-fake-video-capture={portrait_video}"
    browser = playwright.chromium.launch(
        executable_path=executable, headless=True, args=[*QUIET, FAKE_CAMERA, video]
    )
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["camera"], origin=site.origin)
    yield context
    browser.close()


def test_a_face_is_read_without_a_network_once_one_was_read(
    visitor: BrowserContext, site: StaticSite
) -> None:
    page = _with_worker(visitor, site)
    _read_a_face(page)
    _await_kept(page, "ort-wasm-simd-threaded.")
    visitor.set_offline(True)

    page.goto(f"{site.origin}/blog/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("No connection")
    _read_a_face(page)

    expect(page.locator("#recommend")).to_have_count(0)


def test_nothing_but_hashed_files_and_one_page_is_kept(
    visitor: BrowserContext, site: StaticSite
) -> None:
    page = _with_worker(visitor, site)
    for path in ("/privacy/", "/accounts/login/", "/profile/"):
        page.goto(site.origin + path)
    kept = page.evaluate(KEPT)
    assert [address for address in kept if not address.startswith("/static/")] == ["/offline/"]


def test_the_page_that_was_wanted_comes_once_there_is_a_network(
    visitor: BrowserContext, site: StaticSite
) -> None:
    page = _with_worker(visitor, site)
    visitor.set_offline(True)
    page.goto(f"{site.origin}/privacy/")
    expect(page.locator("#online-again")).to_be_hidden()
    visitor.set_offline(False)
    page.get_by_role("button", name="Load the page").click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("No connection")


def _with_worker(visitor: BrowserContext, site: StaticSite) -> Page:
    page = visitor.new_page()
    page.goto(site.origin)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    _await_kept(page, "/offline/")
    return page


def _await_kept(page: Page, part: str) -> None:
    for _ in range(200):
        if any(part in address for address in page.evaluate(KEPT)):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{part} was not kept")


def _read_a_face(page: Page) -> None:
    page.locator("#start-camera").click()
    expect(page.locator("#feed")).to_have_attribute("data-state", "steady")
