from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit
from music.tests.browser.feed.feed import box, focused, is_in, start

pytestmark = pytest.mark.browser

NAME = "This is me: the other face"


def read_side(page: Page) -> str:
    """On which side of the picture itself, which is not mirrored, the face in front is."""
    return "left" if box(page)[0] < 320 else "right"


def test_the_other_face_is_chosen_by_keyboard_and_the_choice_undone(two: Visit) -> None:
    page = start(two, "several-faces")
    before = read_side(page)
    other = page.get_by_role("button", name=NAME)
    expect(other).to_have_text("This is me")
    other.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The face that you chose is being read.")).to_be_visible()
    is_in(page, "steady")
    assert focused(page) == "choose-anew"
    assert read_side(page) != before

    page.keyboard.press("Enter")
    expect(page.locator("#chosen")).to_be_hidden()
    is_in(page, "several-faces")
    assert focused(page) == "snap"


def test_the_button_lies_on_the_face_as_it_is_shown(two: Visit) -> None:
    page = start(two, "several-faces")
    page.get_by_role("button", name=NAME).wait_for()
    at, picture = page.locator(".choice").bounding_box(), page.locator("#picture").bounding_box()
    assert at is not None
    assert picture is not None
    middle = (at["x"] + at["width"] / 2 - picture["x"]) / picture["width"]
    # The viewer sees a mirror, so the face that is read lies on the other side of it.
    assert (middle < 0.5) == (read_side(page) == "left")
    assert at["width"] >= 24
    assert at["height"] >= 24


@pytest.mark.parametrize("reason", ["snap", "kept"])
def test_the_choice_also_holds_for_a_picture_that_was_taken(two: Visit, reason: str) -> None:
    page = start(two, "several-faces")
    page.get_by_role("button", name=NAME).wait_for()
    before = read_side(page)
    page.click("#snap")
    expect(page.locator("#recommend")).to_be_enabled()
    if reason == "kept":
        page.click("#keep")
    page.get_by_role("button", name=NAME).click()
    expect(page.locator("#chosen")).to_be_visible()
    for _ in range(50):
        if read_side(page) != before:
            break
        page.wait_for_timeout(100)
    assert read_side(page) != before
    is_in(page, "paused", reason)
    expect(page.locator("#recommend")).to_be_enabled()


def test_stopping_forgets_the_choice(two: Visit) -> None:
    page = start(two, "several-faces")
    page.get_by_role("button", name=NAME).click()
    expect(page.locator("#chosen")).to_be_visible()
    page.click("#stop-camera")
    expect(page.locator("#chosen")).to_be_hidden()
    page.click("#start-camera")
    is_in(page, "several-faces")
