"""A playlist is saved, renamed, removed and saved again, with scripts and without, and its
list is deleted in the end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit
from music.tests.browser.test_accessibility import violations, wider_than_the_screen
from music.tests.browser.test_editing_a_list import open_a_list
from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.naming import ending_of
from recommendations.spotify.tests.standin.scripted import ScriptedStandin

pytestmark = pytest.mark.browser


def save(page: Page) -> None:
    page.locator("#save").click()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saved")


def typed(page: Page) -> tuple[str, str]:
    return page.locator("#list-name").input_value(), page.locator("#list-description").input_value()


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_the_whole_life_of_a_playlist(
    visit: Callable[..., Visit], standin: ScriptedStandin, javascript: bool
) -> None:
    one = visit(javascript=javascript)
    page = open_a_list(one)
    page.locator("#rename-open").click()
    page.fill("#list-name", "Kitchen")
    page.fill("#list-description", "Loud,\nplease")
    page.get_by_role("button", name="Keep these").click()
    expect(page.locator("#tracks-title")).to_have_text("Kitchen")
    save(page)
    chosen = RecommendationSet.objects.get()
    (there,) = standin.playlists()
    assert there.description == f"Loud, please{ending_of(chosen.id)}"

    standin.order("error_before", "change_playlist", times=1)
    page.get_by_role("link", name="Change name or description").click()
    page.fill("#list-name", "Sunday")
    page.fill("#list-description", "Slowly")
    page.get_by_role("button", name="Change it in Spotify").click()
    expect(page.locator("#problem")).to_contain_text("did not confirm")
    assert typed(page) == ("Sunday", "Slowly")
    page.goto(page.url)
    assert typed(page) == ("Sunday", "Slowly")
    page.get_by_role("button", name="Change it in Spotify").click()
    expect(page.locator(".note-success")).to_contain_text("“Sunday”")
    expect(page.locator(".note-success")).to_be_in_viewport()
    expect(page.locator("#tracks-title")).to_have_text("Sunday")
    (there,) = standin.playlists()
    assert (there.name, there.description) == ("Sunday", f"Slowly{ending_of(chosen.id)}")

    page.get_by_role("link", name="Remove from Spotify").click()
    page.get_by_role("link", name="Keep it").click()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saved")
    page.get_by_role("link", name="Remove from Spotify").click()
    page.get_by_role("button", name="Remove it from my account").click()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "ready")
    expect(page.locator(".note-success")).to_contain_text("is removed from your Spotify account")
    expect(page.locator(".note-success")).to_be_in_viewport()
    assert standin.playlists() == []

    save(page)
    (again,) = standin.playlists()
    assert again.id != there.id
    assert again.name == "Sunday"

    page.get_by_role("link", name="Delete this list").click()
    page.get_by_role("button", name="Delete the list").click()
    expect(page.locator(".note-success")).to_contain_text("still in your Spotify account")
    assert not RecommendationSet.objects.exists()
    assert [playlist.id for playlist in standin.playlists()] == [again.id]
    assert one.complaints == []


@pytest.mark.parametrize("width", [390, 1280])
def test_none_of_its_pages_shuts_anybody_out(
    visit: Callable[..., Visit], standin: ScriptedStandin, width: int
) -> None:
    page = open_a_list(visit(width=width))
    page.locator("#rename-open").click()
    assert violations(page) == []
    assert not wider_than_the_screen(page)
    save(page)
    set_page = page.url.partition("#")[0]
    standin.order("insufficient_scope", "change_playlist")
    standin.order("insufficient_scope", "unfollow")
    for path, button in (
        ("", ""),
        ("playlist/", "Change it in Spotify"),
        ("playlist/remove/", "Remove it from my account"),
        ("delete/", ""),
    ):
        page.goto(set_page + path)
        assert violations(page) == []
        assert not wider_than_the_screen(page)
        if button:
            page.get_by_role("button", name=button).click()
            expect(page.locator("#problem")).to_be_visible()
            assert violations(page) == []
            assert not wider_than_the_screen(page)


def test_what_is_half_typed_into_the_description_outlives_another_press(
    visit: Callable[..., Visit],
) -> None:
    page = open_a_list(visit())
    page.locator("#rename-open").click()
    page.fill("#list-description", "Half a sen")
    page.locator("[id^=remove-]").first.click()
    expect(page.locator(".card")).to_have_count(11)
    expect(page.locator("#list-description")).to_have_value("Half a sen")


def test_by_keyboard_alone_it_is_removed_in_two_presses(visit: Callable[..., Visit]) -> None:
    page = open_a_list(visit())
    save(page)
    page.get_by_role("link", name="Remove from Spotify").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Remove it from my account").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "ready")
    assert not SavedPlaylist.objects.exists()
