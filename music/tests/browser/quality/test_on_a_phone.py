"""The whole journey with a finger on a screen of 390 by 844: nothing sticks out or is covered."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from music.tests.browser.listening.lists import know_ids, known
from music.tests.browser.quality.conftest import Enter
from music.tests.browser.quality.survey import NARROW
from recommendations.models import SavedPlaylist
from recommendations.spotify.standin.server import StandinServer

pytestmark = pytest.mark.browser

TALL = 844


def fits(page: Page) -> None:
    # Asked again where the page is loaded anew meanwhile, as while a save goes on.
    expect(page.locator("html")).to_have_js_property("scrollWidth", NARROW)


def tap(page: Page, target: Locator) -> None:
    """Tap what stays on the page. Playwright refuses where something else would take the tap."""
    target.tap()
    fits(page)


def follow(page: Page, target: Locator, address: str = "**") -> None:
    """Tap what leads to another page, or to the same one anew."""
    with page.expect_navigation(url=address):
        target.tap()
    fits(page)


def test_from_home_to_a_playlist_and_ones_own_pages(
    enter: Enter, worker: None, standin: StandinServer
) -> None:
    know_ids(standin)
    one = enter(width=NARROW, height=TALL, touch=True)
    page = one.open("/")
    fits(page)
    follow(page, page.locator("#hand").get_by_role("button", name="happy"), "**/recommendations/*/")
    address = page.url
    track = known(page)[0]
    tap(page, page.locator(f"#listen-{track}"))
    expect(page.frame_locator(".player").locator(".track-title")).to_be_visible()
    tap(page, page.locator(f"#listen-{track}"))
    second = page.locator(".card").nth(1).get_attribute("data-track")
    tap(page, page.locator(f"#move-up-{second}"))
    expect(page.locator(".card").first).to_have_attribute("data-track", second or "")
    tap(page, page.locator(f"#remove-{second}"))
    expect(page.locator(f"#restore-{second}")).to_be_visible()

    page.locator("#save-bar").get_by_role("button", name="Sign in with Spotify").tap()
    follow(page, page.get_by_role("button", name="Agree"), address)
    tap(page, page.locator("[id^=up-thumb]").first)
    expect(page.locator("[id^=up-thumb]").first).to_have_attribute("aria-pressed", "true")
    page.locator("#save").tap()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saved")
    fits(page)
    assert len(SavedPlaylist.objects.get().wanted_tracks) == 11

    follow(page, page.locator("header").get_by_role("link", name="Profile"))
    for name in ("Moods", "Your week", "Sets and playlists", "Preferences", "Your data"):
        follow(page, page.locator(".parts").get_by_role("link", name=name))
        expect(page.locator(".parts [aria-current=page]")).to_have_text(name)
    assert one.complaints == []
