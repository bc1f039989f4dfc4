from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit
from music.tests.browser.feed.feed import (
    VIDEO_STREAM,
    camera_is_off,
    is_in,
    says,
    shown_pixels,
    start,
    would_send,
)

pytestmark = pytest.mark.browser

# No headless browser hides a page, so the page is told that it is hidden.
TURN = """(hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""
KEEP_TRACK = f"() => {{ window.track = {VIDEO_STREAM}.getVideoTracks()[0]; }}"
FORGETS_PERMISSIONS = """navigator.permissions.query = async () => ({ state: window.answer });
window.answer = "granted";"""


def hide(page: Page) -> None:
    page.evaluate(TURN, True)


def show(page: Page) -> None:
    page.evaluate(TURN, False)


def test_the_camera_is_off_while_the_page_is_hidden_and_comes_back_by_itself(
    alone: Visit,
) -> None:
    page = start(alone, "steady")
    page.evaluate(KEEP_TRACK)
    hide(page)
    is_in(page, "paused", "hidden")
    assert page.evaluate("() => track.readyState") == "ended"
    assert camera_is_off(page)
    assert would_send(page) is None
    show(page)
    is_in(page, "steady")
    expect(page.locator("#recommend")).to_be_enabled()


def test_it_does_not_come_back_where_the_browser_would_have_to_ask(alone: Visit) -> None:
    alone.page.add_init_script(FORGETS_PERMISSIONS)
    page = start(alone, "steady")
    page.evaluate("() => { window.answer = 'prompt'; }")
    hide(page)
    is_in(page, "paused", "hidden")
    show(page)
    page.wait_for_timeout(300)
    is_in(page, "paused", "hidden")
    says(page, "out of sight")
    assert camera_is_off(page)
    page.click("#resume")
    is_in(page, "steady")


def test_a_page_hidden_while_it_loads_does_not_turn_the_camera_on(alone: Visit) -> None:
    page = alone.open()
    page.route("**/*.onnx", lambda route: None)
    page.click("#start-camera")
    is_in(page, "loading")
    hide(page)
    is_in(page, "paused", "hidden")
    page.wait_for_timeout(500)
    assert camera_is_off(page)


def test_a_picture_that_was_taken_stays_but_the_camera_does_not(alone: Visit) -> None:
    page = start(alone, "steady")
    page.click("#snap")
    expect(page.locator("#recommend")).to_be_enabled()
    hide(page)
    assert camera_is_off(page)
    show(page)
    is_in(page, "paused", "snap")
    assert shown_pixels(page, "still") > 0
    assert would_send(page) is not None
    page.click("#retake")
    is_in(page, "steady")
