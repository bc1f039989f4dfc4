"""With scripts off, what needs none works, and nothing is offered that would do nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from emotion.models import DiaryEntry
from music.tests.browser.quality.conftest import Enter
from recommendations.models import SavedPlaylist

pytestmark = pytest.mark.browser

# Buttons that only a script could hear, and ones outside of any form.
DEAD = """() => [...document.querySelectorAll("button, input, select")].filter((control) =>
  control.type !== "hidden" && !control.disabled &&
  control.checkVisibility({ visibilityProperty: true }) &&
  (control.type === "button" || !control.form)).map((control) => control.outerHTML.slice(0, 100))"""


def all_work(page: Page) -> None:
    page.wait_for_load_state()
    assert page.evaluate(DEAD) == [], page.url


def test_from_a_mood_to_a_playlist_and_through_ones_own_pages(
    enter: Enter, worker: None, posts: None
) -> None:
    one = enter(javascript=False)
    page = one.open("/")
    all_work(page)
    page.locator("#hand").get_by_role("button", name="happy").click()
    page.wait_for_url("**/recommendations/*/")
    all_work(page)
    page.locator("[id^=remove-]").first.click()
    expect(page.locator("[id^=restore-]")).to_have_count(1)
    page.locator("#save-bar").get_by_role("button", name="Sign in with Spotify").click()
    page.get_by_role("button", name="Agree").click()
    page.wait_for_url("**/recommendations/*/")
    all_work(page)
    page.locator("[id^=up-thumb]").first.click()
    expect(page.locator("[id^=up-thumb]").first).to_have_attribute("aria-pressed", "true")
    page.locator("#save").click()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saved")
    all_work(page)
    assert len(SavedPlaylist.objects.get().wanted_tracks) == 11

    page.get_by_role("link", name="Profile").first.click()
    expect(page.get_by_role("link", name="Open in Spotify")).to_be_visible()
    all_work(page)
    for name in ("Your week", "Sets and playlists", "Your data", "Preferences"):
        page.locator(".parts").get_by_role("link", name=name).click()
        all_work(page)
    page.locator("main").get_by_label("Dark").check()
    page.locator("main form:has([name=theme])").get_by_role("button", name="Save").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")

    page.locator(".parts").get_by_role("link", name="Moods").click()
    page.get_by_role("button", name="Turn my mood diary on").click()
    all_work(page)
    one.open("/")
    page.locator("#hand").get_by_role("button", name="sad").click()
    page.wait_for_url("**/recommendations/*/")
    assert DiaryEntry.objects.count() == 1
    one.open("/profile/moods/")
    all_work(page)
    page.locator("summary", has_text="Delete this entry").click()
    page.locator("form[action$='/delete/'] button").click()
    expect(page.locator("form[action$='/delete/']")).to_have_count(0)
    assert not DiaryEntry.objects.exists()

    for path in ("/blog/", "/blog/from-a-face-to-a-playlist/", "/about/", "/accounts/login/"):
        one.open(path)
        all_work(page)
    assert one.complaints == []
