"""What the music is for and what it must be, by keyboard, by touch and without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit
from music.tests.browser.test_accessibility import violations, wider_than_the_screen
from recommendations.models import RecommendationSet

pytestmark = pytest.mark.browser


def more_choices(page: Page) -> None:
    page.locator("summary", has_text="More choices").click()


def on_the_set(page: Page) -> None:
    page.wait_for_url("**/recommendations/*/")
    page.wait_for_load_state()


def test_a_goal_and_a_genre_by_keyboard_lead_to_a_map_of_the_way(
    visit: Callable[..., Visit],
) -> None:
    one = visit()
    page = one.open()
    page.get_by_role("radio", name="Match my mood").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Lift me")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    typed = page.get_by_role("combobox", name="Genres")
    typed.focus()
    for word in ("rock", "jazz", "no such genre"):
        page.keyboard.type(word)
        page.keyboard.press("Enter")
    expect(page.get_by_text("The catalogue has no genre called “no such genre”.")).to_be_visible()
    chosen = page.get_by_role("list", name="Chosen genres").get_by_role("button")
    expect(chosen).to_have_count(2)
    page.get_by_role("button", name="Remove jazz").press("Enter")
    expect(typed).to_be_focused()
    expect(chosen).to_have_count(1)
    typed.fill("")

    page.get_by_role("button", name="Sad").press("Enter")
    on_the_set(page)
    made = RecommendationSet.objects.get()
    assert (made.goal, made.filters["genres"]) == ("lift", ["rock"])
    expect(page.get_by_text("lift you, step by step")).to_be_visible()
    expect(page.get_by_text("You asked for:")).to_be_visible()

    points = page.locator(".map-point")
    expect(points).to_have_count(page.locator(".card").count())
    expect(page.locator(".map-drawing .map-way")).to_be_attached()
    label = points.nth(1).locator(".map-label")
    expect(label).to_be_hidden()
    page.get_by_role("link", name="Skip the map").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(points.nth(1)).to_be_focused()
    expect(label).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#card-2")
    assert one.complaints == []


def test_everything_can_be_asked_without_scripts(visit: Callable[..., Visit]) -> None:
    page = visit(javascript=False).open()
    page.get_by_label("Calm me").check()
    more_choices(page)
    page.get_by_label("Genres").select_option(["rock", "jazz"])
    page.get_by_label("1970s").check()
    page.get_by_label("1990s").check()
    page.get_by_role("button", name="Angry").click()
    on_the_set(page)
    first = RecommendationSet.objects.get()
    assert first.goal == "calm"
    assert (first.filters["genres"], first.filters["decades"]) == (["jazz", "rock"], [1970, 1990])
    assert {track.year // 10 * 10 for track in first.tracks.all() if track.year} <= {1970, 1990}
    page.locator(".map-point").first.hover()
    expect(page.locator(".map-label").first).to_be_visible()

    page.get_by_role("link", name="Change the wish").click()
    expect(page.get_by_label("Calm me")).to_be_checked()
    expect(page.get_by_label("1970s")).to_be_checked()
    expect(page.get_by_label("Genres")).to_have_values(["jazz", "rock"])


def test_other_songs_of_the_same_wish(visit: Callable[..., Visit]) -> None:
    page = visit().open()
    page.get_by_text("Lift me").click()
    page.get_by_role("button", name="Sad").click()
    on_the_set(page)
    shown = page.locator(".card-title").all_inner_texts()
    address = page.url
    page.get_by_role("button", name="Same wish, other songs").click()
    page.wait_for_url(lambda url: url != address)
    page.wait_for_load_state()
    assert not set(page.locator(".card-title").all_inner_texts()) & set(shown)
    assert set(RecommendationSet.objects.values_list("goal", flat=True)) == {"lift"}


def test_the_chosen_genres_are_there_again_after_going_back(visit: Callable[..., Visit]) -> None:
    page = visit().open()
    more_choices(page)
    typed = page.get_by_role("combobox", name="Genres")
    typed.fill("rock")
    typed.press("Enter")
    page.get_by_role("button", name="Happy").click()
    on_the_set(page)
    page.go_back()
    page.locator(".asking-more").evaluate("details => { details.open = true; }")
    expect(page.get_by_role("button", name="Remove rock")).to_be_visible()


def test_a_removed_song_leaves_the_map(visit: Callable[..., Visit]) -> None:
    page = visit().open()
    page.get_by_role("button", name="Happy").click()
    on_the_set(page)
    title = page.locator("#card-1 .card-title").inner_text()
    expect(page.locator(".map-point")).to_have_count(12)
    page.get_by_role("button", name=f"Remove: {title}", exact=True).click()
    expect(page.locator(".map-point")).to_have_count(11)
    expect(page.locator(".map-point", has_text=title)).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_asking_and_the_map_shut_nobody_out(visit: Callable[..., Visit], width: int) -> None:
    one = visit(width=width)
    page = one.open()
    more_choices(page)
    typed = page.get_by_role("combobox", name="Genres")
    for name in ("rock", "jazz"):
        typed.fill(name)
        typed.press("Enter")
    page.get_by_label("Calm me").check()
    assert violations(page) == []
    assert not wider_than_the_screen(page)
    page.get_by_role("button", name="Angry").click()
    on_the_set(page)
    assert violations(page) == []
    assert not wider_than_the_screen(page)
    page.locator("summary", has_text="The map in words").click()
    page.locator(".map-point").first.focus()
    assert violations(page) == []
    assert not wider_than_the_screen(page)
    one.open("/?decades=1960&decades=1970&genres=jazz&genres=classical")
    page.get_by_role("button", name="Angry").click()
    on_the_set(page)
    assert violations(page) == []


def test_empty_cards_stand_in_for_songs_that_take_their_time(
    visit: Callable[..., Visit],
) -> None:
    page = visit().open("/")
    # The answer never comes: only what happens meanwhile is looked at.
    page.evaluate("window.addEventListener('submit', (event) => event.preventDefault())")
    page.locator("#hand button[value='happy']").click()
    expect(page.locator(".card-waiting")).to_have_count(6)
    expect(page.get_by_role("status").filter(has_text="Choosing songs")).to_be_visible()
    expect(page.locator(".home")).to_be_hidden()
