from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from emotion.labels import LABELS
from music.tests.browser.conftest import Visit
from music.tests.browser.feed.feed import (
    box,
    camera_is_off,
    focused,
    is_in,
    says,
    shown_pixels,
    start,
    would_send,
)
from music.tests.browser.feed.scenes import a_bright_wall, tilted
from recommendations.models import RecommendationSet

pytestmark = pytest.mark.browser


def test_a_picture_is_frozen_kept_and_recommended_from(alone: Visit) -> None:
    page = start(alone, "steady")
    page.focus("#snap")
    page.keyboard.press("Enter")
    is_in(page, "paused", "snap")
    says(page, "This one picture")
    expect(page.get_by_role("img", name="The picture that you took")).to_be_visible()
    expect(page.locator("#recommend")).to_be_enabled()
    assert focused(page) == "keep"
    assert not camera_is_off(page)
    assert box(page)[2] > 80
    page.wait_for_timeout(300)
    sent = would_send(page)
    assert sent is not None
    page.wait_for_timeout(600)
    assert would_send(page) == sent

    page.keyboard.press("Enter")
    is_in(page, "paused", "kept")
    assert camera_is_off(page)
    assert shown_pixels(page, "still") > 0
    assert focused(page) == "recommend"
    page.keyboard.press("Enter")
    page.wait_for_url("**/recommendations/*/")
    made = RecommendationSet.objects.get()
    assert made.probabilities == pytest.approx(sent, abs=1e-3)
    assert LABELS[sent.index(max(sent))] == "happy"


def test_another_picture_can_be_taken(alone: Visit) -> None:
    page = start(alone, "steady")
    page.click("#snap")
    expect(page.locator("#recommend")).to_be_enabled()
    page.click("#retake")
    is_in(page, "steady")
    assert shown_pixels(page, "still") == 0
    assert focused(page) == "snap"
    page.click("#snap")
    expect(page.locator("#recommend")).to_be_enabled()
    page.click("#keep")
    page.click("#retake")
    is_in(page, "steady")
    assert not camera_is_off(page)


@pytest.mark.parametrize("button", ["discard", "stop-camera"])
def test_thrown_away_nothing_of_it_is_left(alone: Visit, button: str) -> None:
    page = start(alone, "steady")
    page.click("#snap")
    expect(page.locator("#recommend")).to_be_enabled()
    if button == "discard":
        page.click("#keep")
    page.click(f"#{button}")
    is_in(page, "idle")
    assert shown_pixels(page, "still") == 0
    assert camera_is_off(page)
    assert would_send(page) is None


def test_leaving_the_page_clears_it(alone: Visit) -> None:
    page = start(alone, "steady")
    page.click("#snap")
    expect(page.locator("#recommend")).to_be_enabled()
    page.evaluate("() => window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert shown_pixels(page, "still") == 0


def test_a_picture_of_nobody_cannot_be_kept(visit_showing: Callable[..., Visit]) -> None:
    page = start(visit_showing(a_bright_wall()), "no-face")
    page.click("#snap")
    is_in(page, "paused", "empty")
    says(page, "No face was found in this picture")
    expect(page.locator("#keep")).to_be_hidden()
    expect(page.locator("#mood")).to_have_text("No face")
    expect(page.locator("#recommend")).to_be_disabled()
    page.click("#retake")
    is_in(page, "no-face")


def test_a_tilted_head_is_found_in_it(visit_showing: Callable[..., Visit]) -> None:
    page = start(visit_showing(tilted(-25)), "steady")
    page.click("#snap")
    expect(page.locator("#recommend")).to_be_enabled()
    expect(page.locator("#keep")).to_be_visible()


def test_one_thrown_away_before_it_was_read_changes_nothing(alone: Visit) -> None:
    page = start(alone, "steady")
    page.evaluate(
        """() => {
            for (const id of ["snap", "retake", "snap", "retake"]) {
                document.getElementById(id).click();
            }
        }"""
    )
    is_in(page, "steady")
    page.wait_for_timeout(1000)
    is_in(page, "steady")
    assert shown_pixels(page, "still") == 0
    assert alone.complaints == []


def test_one_kept_before_it_was_read_is_read_all_the_same(alone: Visit) -> None:
    page = start(alone, "steady")
    page.evaluate(
        "() => { for (const id of ['snap', 'keep']) document.getElementById(id).click(); }"
    )
    is_in(page, "paused", "kept")
    expect(page.locator("#recommend")).to_be_enabled()
    assert camera_is_off(page)
