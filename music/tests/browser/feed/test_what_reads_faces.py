"""The reader's files, its worker and its progress: each failure is told, and mends."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from music.tests.browser.conftest import Visit
from music.tests.browser.feed.feed import camera_is_off, focused, is_in, says, start

pytestmark = pytest.mark.browser

DIE = "() => setTimeout(() => { throw new Error('on purpose'); })"
WASM = "**/*.wasm"
NETWORK = "**/*.onnx"
CASCADE = "**/haarcascade*.xml"


def recovers(page: Page) -> None:
    assert camera_is_off(page)
    expect(page.locator("#recommend")).to_be_disabled()
    page.unroute_all()
    page.click("#try-again")
    is_in(page, "steady")
    expect(page.locator("#recommend")).to_be_enabled()


@pytest.mark.parametrize("file", [WASM, NETWORK])
def test_a_file_that_does_not_come(alone: Visit, file: str) -> None:
    alone.page.route(file, lambda route: route.abort())
    page = start(alone, "failed")
    is_in(page, "failed", "download")
    says(page, "could not be loaded")
    assert focused(page) == "try-again"
    recovers(page)


@pytest.mark.parametrize("file", [WASM, NETWORK, CASCADE])
def test_a_file_that_is_damaged(alone: Visit, file: str) -> None:
    alone.page.route(file, lambda route: route.fulfill(body="no such thing"))
    page = start(alone, "failed")
    is_in(page, "failed", "broken")
    says(page, "damaged")
    recovers(page)


def test_a_worker_that_dies(alone: Visit) -> None:
    page = start(alone, "steady")
    page.workers[0].evaluate(DIE)
    is_in(page, "failed", "crashed")
    says(page, "stopped unexpectedly")
    recovers(page)


def test_a_browser_that_cannot_is_told_before_it_asks_for_the_camera(alone: Visit) -> None:
    alone.page.add_init_script(
        """delete window.Worker;
        navigator.mediaDevices.getUserMedia = () => { window.wasAsked = true; };"""
    )
    page = start(alone, "failed")
    is_in(page, "failed", "unsupported")
    expect(page.get_by_role("button", name="Send frames to this site")).to_be_visible()
    assert page.evaluate("() => window.wasAsked ?? false") is False


def test_a_browser_that_hides_pixels_is_told_how_to_show_them(alone: Visit) -> None:
    page = alone.open()
    page.evaluate(
        """() => {
            const { prototype } = CanvasRenderingContext2D;
            const shown = prototype.getImageData;
            window.showPixels = () => { prototype.getImageData = shown; };
            prototype.getImageData = (x, y, width, height) => new ImageData(width, height);
        }"""
    )
    page.click("#start-camera")
    is_in(page, "failed", "hidden-pixels")
    says(page, "Allow it to use canvas data")
    page.evaluate("() => window.showPixels()")
    recovers(page)


def test_the_progress_of_the_first_visit_is_shown(alone: Visit) -> None:
    held: list[Route] = []
    alone.page.route(NETWORK, lambda route: held.append(route))
    page = alone.open()
    page.route(WASM, lambda route: held.append(route))
    page.click("#start-camera")
    is_in(page, "loading")
    for _ in range(100):
        if len(held) == 2:
            break
        page.wait_for_timeout(50)
    # Half of it: every length is known, and one file is still on its way.
    assert (
        page.evaluate(
            """async () => {
            const { createProgress } = await import("/static/js/camera/progress.js");
            const byId = (id) => document.getElementById(id);
            createProgress(byId("progress"), byId("loaded"), byId("loaded-words"))(
                5_300_000, 21_500_000);
            return byId("loaded").position.toFixed(2);
        }"""
        )
        == "0.25"
    )
    bar = page.get_by_role("progressbar", name="Loading the face reader")
    expect(bar).to_be_visible()
    expect(page.locator("#progress")).to_contain_text("5.3 of 21.5 MB")
    expect(page.locator("#progress")).to_contain_text("kept for your next visit")
    for route in held:
        route.continue_()
    is_in(page, "steady")
    expect(page.locator("#progress")).to_be_hidden()
