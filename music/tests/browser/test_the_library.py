"""From a sign-in to what one plays, six lists by mood, and songs like a playlist."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit
from music.tests.browser.test_accessibility import violations, wider_than_the_screen
from recommendations.models import ListenerTaste, RecommendationSet, SavedPlaylist
from recommendations.spotify.standin.beginning import give_first_playlists
from recommendations.spotify.standin.server import StandinServer

pytestmark = pytest.mark.browser
WIDTHS = (390, 1280, 1920)


def sign_in(one: Visit) -> Page:
    page = one.open("/accounts/login/")
    page.get_by_role("button", name="Sign in with Spotify").click()
    page.get_by_label("Ada").check()
    page.get_by_role("button", name="Agree").click()
    page.get_by_role("link", name="Library").wait_for()
    return page


def assert_readable(page: Page) -> None:
    """axe finds nothing, and nothing sticks out, at any width."""
    page.wait_for_load_state()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == [], width
        assert not wider_than_the_screen(page), width


def test_from_a_permission_to_lists_that_can_be_kept(
    visit: Callable[..., Visit], standin: StandinServer
) -> None:
    one = visit()
    page = sign_in(one)

    one.open("/profile/")
    assert_readable(page)
    liked = page.locator("[data-source=liked]")
    liked.get_by_role("button", name="Ask Spotify for permission").click()
    expect(page.get_by_text("See what is in your library")).to_be_visible()
    page.get_by_role("button", name="Agree").click()
    liked.get_by_role("button", name="Use your liked songs").click()
    expect(page.locator("#taste")).to_contain_text("140 of 140 songs")
    page.get_by_text("Use something else of yours").click()
    assert_readable(page)
    assert ListenerTaste.objects.get().tracks.count() == 140

    page.get_by_role("link", name="Library", exact=True).click()
    assert_readable(page)
    page.get_by_role("button", name="Sort my liked songs by mood").click()
    expect(page.locator(".mood-list")).to_have_count(6)
    expect(page.locator(".plot-plane .plot-mark")).to_have_count(140)
    assert_readable(page)

    page.locator(".mood-list[data-emotion=happy]").get_by_role("link", name="Open").click()
    page.locator("#save-bar").get_by_role("button", name="Save").click()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saved")
    saved = SavedPlaylist.objects.get()
    assert saved.added == len(saved.wanted_tracks) == saved.set.entries.count()

    one.open("/library/moods/")
    happy = page.locator(".mood-list[data-emotion=happy]")
    expect(happy).to_have_attribute("data-state", "saved")
    page.get_by_role("button", name="not saved yet").click()
    expect(page.locator(".list-state-good")).to_have_count(5)
    assert_readable(page)
    assert one.complaints == []


def test_songs_like_a_playlist_without_javascript(
    visit: Callable[..., Visit], standin: StandinServer
) -> None:
    give_first_playlists(standin.standin.store, standin.standin.songs.starter)
    one = visit(javascript=False)
    page = sign_in(one)
    one.open("/library/like/")
    page.get_by_role("button", name="Show my playlists").click()
    page.get_by_label("Saturday night").check()
    page.get_by_role("radio", name="Sad").check()
    page.get_by_role("button", name="Find 40 songs").click()
    page.wait_for_url("**/recommendations/*/")
    made = RecommendationSet.objects.get()
    assert (made.like, made.entries.count()) == ("Saturday night", 40)
    expect(page.locator(".card")).to_have_count(made.shown)


def test_every_page_of_the_library_is_readable(
    visit: Callable[..., Visit], standin: StandinServer
) -> None:
    give_first_playlists(standin.standin.store, standin.standin.songs.starter)
    one = visit()
    page = sign_in(one)
    for path in ("/library/moods/", "/library/like/", "/privacy/"):
        one.open(path)
        assert_readable(page)
    one.open("/library/like/")
    page.get_by_role("button", name="Show my playlists").click()
    expect(page.get_by_label("Saturday night")).to_be_visible()
    assert_readable(page)
    one.open("/profile/#taste")
    page.get_by_role("button", name="Choose a playlist").click()
    expect(page.get_by_role("heading", name="Choose a playlist")).to_be_visible()
    assert_readable(page)
    assert one.complaints == []
