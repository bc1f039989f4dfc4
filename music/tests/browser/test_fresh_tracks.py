"""Songs from Spotify are added to a list by a press, shown, changed and saved."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from pytest_django.fixtures import Settings

from music.tests.browser.conftest import Visit
from music.tests.browser.test_editing_a_list import open_a_list, press, saved_titles, shown
from music.tests.browser.test_the_library import assert_readable
from recommendations.models import SetTrack
from recommendations.spotify.standin.server import StandinServer

pytestmark = pytest.mark.browser
NEW = {"track__source": "spotify"}


@pytest.mark.parametrize("javascript", [True, False])
def test_twelve_songs_come_at_the_end_and_one_of_them_is_moved_and_saved(
    visit: Callable[..., Visit], javascript: bool
) -> None:
    one = visit(javascript=javascript)
    page = open_a_list(one)
    before = shown(page)
    page.get_by_role("button", name="Add fresh tracks from Spotify").click()

    expect(page.locator("#fresh .note-success")).to_contain_text("12 songs from Spotify were added")
    expect(page.locator("#fresh .note-success")).to_be_in_viewport()
    expect(page.locator(".card")).to_have_count(24)
    assert shown(page)[:12] == before
    new = SetTrack.objects.filter(**NEW).order_by("position").select_related("track")
    assert shown(page)[12:] == [entry.track_id for entry in new]
    last = page.locator(".card").last
    expect(last).to_contain_text("how it sounds is not measured")
    expect(last.get_by_role("link")).to_contain_text("Listen on Spotify")
    expect(page.locator(".map-unmeasured")).to_contain_text("12 songs from Spotify have no place")

    moved = new[0].track
    press(page, f"move-up-{moved.pk}")
    expect(page.locator(".card").nth(11)).to_contain_text(moved.title)
    card_titles = page.locator(".card-title").all_text_contents()
    page.locator("#save").click()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saved")
    # The songs of the stand-in's own all have ids, unlike some of the catalogue's.
    ours = {entry.track.title for entry in new}
    expected = [title for title in card_titles if title in ours]
    assert [title for title in saved_titles(page) if title in ours] == expected
    assert one.complaints == []


def test_the_page_stays_readable(
    visit: Callable[..., Visit], standin: StandinServer, settings: Settings
) -> None:
    settings.SPOTIFY_RECOMMENDATIONS = True
    one = visit()
    page = open_a_list(one)
    page.get_by_role("button", name="Add fresh tracks from Spotify").click()
    expect(page.locator("#fresh .note-success")).to_be_visible()
    assert_readable(page)
    page.get_by_role("button", name="Ask Spotify for its own recommendations").click()
    expect(page.locator("#fresh .note-error")).to_contain_text("it answered 403")
    expect(page.locator("#recommended-form")).to_have_count(0)
    assert_readable(page)


def test_an_app_of_before_gets_spotifys_own_recommendations(
    visit: Callable[..., Visit], standin: StandinServer, settings: Settings
) -> None:
    settings.SPOTIFY_RECOMMENDATIONS = True
    with standin.standin.store.changing() as state:
        state.recommendations = True
    one = visit()
    page = open_a_list(one)
    page.get_by_role("button", name="Ask Spotify for its own recommendations").click()
    expect(page.locator("#fresh .note-success")).to_contain_text("from Spotify")
    expect(page.locator(".card").last).to_contain_text("Spotify recommended it for valence")
