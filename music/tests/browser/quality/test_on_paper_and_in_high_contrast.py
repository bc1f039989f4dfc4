"""A set on paper, and pages in colours that are the system's own."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, expect

from music.tests.browser.quality.conftest import Enter, go

pytestmark = pytest.mark.browser

# How many songs a page of paper should at least show beside the set's head.
SONGS_ON_A_PAGE = 8
# The text of an A4 page between margins of 14 mm, in px of 1/96 inch.
A4 = {"width": 688, "height": 1017}


def style(one: Locator, name: str) -> str:
    return str(one.evaluate("(element, name) => getComputedStyle(element)[name]", name))


def test_a_set_on_paper_is_a_list_without_buttons(enter: Enter) -> None:
    page = go(enter(), "/")
    page.locator("#hand button").first.click()
    page.wait_for_url("**/recommendations/*/")
    page.emulate_media(media="print")
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator(".card-title").count() > SONGS_ON_A_PAGE
    for unwanted in ("main button", "main form", "header nav", "footer", "#save-bar"):
        assert page.locator(unwanted).locator("visible=true").count() == 0, unwanted
    last = page.locator(".card").nth(SONGS_ON_A_PAGE - 1).bounding_box()
    assert last is not None
    assert last["y"] + last["height"] < A4["height"]


def test_in_high_contrast_a_panel_has_an_edge_and_a_mood_its_colour(
    enter: Enter, filled: User
) -> None:
    one = enter(listener=filled)
    page = go(one, "/profile/moods/")
    page.emulate_media(forced_colors="active")
    assert style(page.locator(".panel").first, "borderTopStyle") == "solid"
    swatches = page.locator(".diary-chart .chart-swatch").all()
    assert len({style(swatch, "backgroundColor") for swatch in swatches}) == len(swatches) > 1


def test_in_high_contrast_the_page_one_is_on_stands_out(enter: Enter, filled: User) -> None:
    page = go(enter(listener=filled), "/profile/moods/")
    page.emulate_media(forced_colors="active")
    parts = page.locator(".parts")
    here, elsewhere = parts.locator("[aria-current]"), parts.locator("a:not([aria-current])").first
    assert style(here, "textDecorationLine") == "underline"
    assert style(elsewhere, "textDecorationLine") == "none"
