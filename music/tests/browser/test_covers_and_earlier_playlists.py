"""A cover that is permitted later, and a set that goes into an earlier playlist."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit
from recommendations.spotify.tests.standin.scripted import ScriptedStandin, track_ids

pytestmark = pytest.mark.browser


def begin(one: Visit, mood: str) -> Page:
    """Ask for a set of a mood, signed in or not."""
    page = one.open()
    page.get_by_role("button", name=mood).click()
    expect(page.locator("#save-bar")).to_be_visible()
    return page


def signed_in(one: Visit) -> Page:
    page = begin(one, "happy")
    page.locator("#save-bar").get_by_role("button", name="Sign in with Spotify").click()
    page.get_by_role("button", name="Agree").click()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "ready")
    return page


def saved(page: Page) -> None:
    page.locator("#save").click()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saved")


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])
def test_the_cover_and_an_earlier_playlist_need_no_scripts(
    visit: Callable[..., Visit], standin: ScriptedStandin, javascript: bool
) -> None:
    one = visit(javascript=javascript)
    page = signed_in(one)
    saved(page)
    assert standin.playlists()[-1].cover == ""
    page.get_by_role("button", name="Add a cover").click()
    page.get_by_role("button", name="Agree").click()
    expect(page.locator("#save-bar")).to_have_attribute("data-cover", "done")
    made = standin.playlists()[-1]
    assert made.cover
    first = track_ids(made)

    page = begin(one, "sad")
    page.get_by_label("Save to").select_option(index=1)
    saved(page)
    expect(page.locator("#save-bar")).to_contain_text("added to")
    held = track_ids(standin.playlists()[-1])
    assert held[: len(first)] == first
    assert len(held) > len(first)
    assert len(set(held)) == len(held)
    assert standin.writes().count("create_playlist") == 1
    assert one.complaints == []
