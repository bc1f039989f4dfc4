"""From home to a playlist, and through one's own pages, with Tab, Enter, Space and arrows."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from emotion.models import DiaryEntry
from music.tests.browser.listening.lists import know_ids, known
from music.tests.browser.quality.conftest import Enter
from music.tests.browser.quality.keys import look, press, reach
from recommendations.models import SavedPlaylist, TrackOpinion
from recommendations.spotify.standin.server import StandinServer

pytestmark = pytest.mark.browser


def arrive(page: Page, address: str) -> None:
    page.wait_for_url(address)
    page.wait_for_load_state("networkidle")


def test_from_home_to_a_playlist(enter: Enter, worker: None, standin: StandinServer) -> None:
    know_ids(standin)
    one = enter()
    page = one.open("/")
    page.wait_for_load_state("networkidle")
    press(page, "a.skip")
    press(page, "#hand button[value=happy]")
    arrive(page, "**/recommendations/*/")
    address = page.url

    track = known(page)[0]
    press(page, f"#listen-{track}")
    expect(page.locator(".player")).to_have_count(1)
    look(page)
    # On and back, past the frame.
    page.keyboard.press("Enter")
    expect(page.locator(".player")).to_have_count(0)
    look(page)
    cards = page.locator(".card").evaluate_all("all => all.map(card => card.dataset.track)")
    reach(page, "header a", back=True)
    press(page, f"#move-down-{cards[1]}", "Space")
    expect(page.locator(".card").nth(2)).to_have_attribute("data-track", cards[1])
    look(page)
    press(page, f"#remove-{cards[3]}")
    expect(page.locator(f"#restore-{cards[3]}")).to_be_focused()
    look(page)

    press(page, "#save-bar form[action*='/spotify/'] button")
    page.get_by_role("button", name="Agree").wait_for()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.value === 'agree'"):
            break
    page.keyboard.press("Enter")
    arrive(page, address)
    press(page, f"#up-thumb-{cards[0]}")
    expect(page.locator(f"#up-thumb-{cards[0]}")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f"#up-thumb-{cards[0]}")).to_be_focused()
    look(page)
    assert TrackOpinion.objects.count() == 1

    press(page, "#save")
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saved")
    wanted = [int(track) for track in (cards[0], cards[2], cards[1], *cards[4:])]
    assert SavedPlaylist.objects.get().wanted_tracks == wanted
    reach(page, "#open-playlist")
    assert one.complaints == []


def test_through_ones_own_pages(enter: Enter, alice: User) -> None:
    one = enter(listener=alice)
    page = one.open("/")
    press(page, "header a[href='/profile/']")
    arrive(page, "**/profile/")
    press(page, ".parts a[href='/profile/preferences/']")
    arrive(page, "**/preferences/")
    reach(page, "input[name=theme]:checked")
    while not page.evaluate("() => document.activeElement.value === 'dark'"):
        page.keyboard.press("ArrowDown")
        look(page)
    press(page, "main form:has([name=theme]) button[type=submit]")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")

    press(page, ".parts a[href='/profile/moods/']")
    arrive(page, "**/moods/")
    press(page, "form[action$='/moods/on/'] button", "Space")
    expect(page.get_by_text("Turn the diary off")).to_be_visible()
    page.wait_for_load_state("networkidle")

    press(page, "header .brand")
    arrive(page, one.site + "/")
    press(page, "#hand button[value=sad]")
    arrive(page, "**/recommendations/*/")
    assert DiaryEntry.objects.count() == 1
    press(page, "header a[href='/profile/']")
    arrive(page, "**/profile/")
    press(page, ".parts a[href='/profile/moods/']")
    arrive(page, "**/moods/")
    press(page, "details:has(form[action$='/delete/']) summary")
    press(page, "form[action$='/delete/'] button")
    page.wait_for_load_state("networkidle")
    expect(page.locator("form[action$='/delete/']")).to_have_count(0)
    assert not DiaryEntry.objects.exists()
    assert one.complaints == []
