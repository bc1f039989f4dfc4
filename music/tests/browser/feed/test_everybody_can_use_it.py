"""The feed in its states, for axe, for a phone and for the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from music.tests.browser.conftest import Visit
from music.tests.browser.feed.feed import focused, is_in, start
from music.tests.browser.feed.scenes import two_people
from music.tests.browser.test_accessibility import violations, wider_than_the_screen

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [390, 768, 1280, 1920])
def test_no_state_shuts_anybody_out(visit_showing: Callable[..., Visit], width: int) -> None:
    one = visit_showing(two_people(), width=width)
    one.page.emulate_media(reduced_motion="reduce")
    page = start(one, "several-faces")
    page.get_by_role("button", name="This is me: the other face").wait_for()
    page.get_by_role("img", name="The emotions of the last 60 seconds").wait_for()
    assert violations(page) == []
    assert not wider_than_the_screen(page)
    page.get_by_role("button", name="This is me: the other face").click()
    is_in(page, "steady")
    page.click("#snap")
    expect(page.locator("#keep")).to_be_visible()
    assert violations(page) == []
    assert not wider_than_the_screen(page)


def test_a_failure_shuts_nobody_out(visit: Callable[..., Visit]) -> None:
    page = start(visit(device=False, width=390), "failed")
    assert violations(page) == []
    assert not wider_than_the_screen(page)


def test_the_camera_is_worked_by_keyboard_alone(alone: Visit) -> None:
    page = alone.open()
    page.focus("#start-camera")
    page.keyboard.press("Enter")
    is_in(page, "steady")
    assert focused(page) == "stop-camera"
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "snap"
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "recommend"
    page.keyboard.press("Enter")
    page.wait_for_url("**/recommendations/*/")


def test_on_a_phone_the_picture_comes_into_view(
    visit: Callable[..., Visit], portrait_video: Path
) -> None:
    one = visit(video=portrait_video, width=390, height=700)
    page = one.open()
    page.locator("#start-camera").scroll_into_view_if_needed()
    page.click("#start-camera")
    is_in(page, "steady")
    top = page.evaluate("() => document.getElementById('picture').getBoundingClientRect().top")
    assert top >= 0
    expect(page.locator("#recommend")).to_be_in_viewport()
