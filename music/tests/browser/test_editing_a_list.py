"""A list is changed and saved without a mouse, without a reload, and without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit
from music.tests.browser.test_accessibility import violations, wider_than_the_screen
from recommendations.models import RecommendationSet, SavedPlaylist, TrackOpinion
from recommendations.selectors.entries import kept_entries

pytestmark = pytest.mark.browser


def open_a_list(one: Visit, listener: str = "Ada") -> Page:
    """Pick a mood and sign in with Spotify, which leads back to the list."""
    page = one.open()
    page.get_by_role("button", name="happy").click()
    page.wait_for_url("**/recommendations/*/")
    page.locator("#save-bar").get_by_role("button", name="Sign in with Spotify").click()
    page.get_by_label(listener).check()
    page.get_by_role("button", name="Agree").click()
    page.wait_for_url("**/recommendations/*/")
    page.wait_for_load_state()
    return page


def shown(page: Page) -> list[int]:
    cards = page.locator(".card")
    return list(cards.evaluate_all("cards => cards.map(card => Number(card.dataset.track))"))


def saved_titles(page: Page) -> list[str]:
    """What the playlist at Spotify holds."""
    with page.expect_popup() as popup:
        page.locator("#open-playlist").click()
    rows = popup.value.locator("[data-track-id] .track-title")
    return [title.strip() for title in rows.all_text_contents()]


def press(page: Page, button: str) -> None:
    """Press a button as somebody without a mouse does."""
    page.locator(f"#{button}").focus()
    page.keyboard.press("Enter")


def test_by_keyboard_alone_a_track_goes_another_moves_and_the_list_gets_a_name(
    visit: Callable[..., Visit],
) -> None:
    one = visit()
    page = open_a_list(one)
    page.evaluate("() => { window.neverReloaded = true; }")
    first, second, third, *others = shown(page)

    press(page, f"remove-{first}")
    # Where the button was is the way back, and it is taken.
    expect(page.locator(f"#restore-{first}")).to_be_focused()
    expect(page.locator("#said")).to_contain_text("is removed")
    page.keyboard.press("Enter")
    expect(page.locator(f"#remove-{first}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_have_count(11)

    press(page, f"move-up-{third}")
    # At the top it cannot go on, so the focus stays with the card at its other button.
    expect(page.locator(f"#move-down-{third}")).to_be_focused()
    assert shown(page) == [third, second, *others]

    page.locator("#rename-open").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#list-name")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("Sunday, no rain")
    page.keyboard.press("Enter")
    expect(page.locator("#tracks-title")).to_have_text("Sunday, no rain")
    expect(page.locator("#rename-open")).to_be_focused()
    assert page.evaluate("() => window.neverReloaded")

    titles = [title.strip() for title in page.locator(".card-title").all_text_contents()]
    press(page, "save")
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saved")
    saved = SavedPlaylist.objects.get()
    assert saved.wanted_tracks == [third, second, *others]
    assert saved.name == "Sunday, no rain"
    missing = {str(track) for track in saved.missing_tracks}
    expect(page.locator(".icon-button.card-move")).to_have_count(0)
    assert saved_titles(page) == [
        title
        for title, track in zip(titles, saved.wanted_tracks, strict=True)
        if str(track) not in missing
    ]
    assert one.complaints == []


def test_a_save_pressed_at_once_waits_for_the_changes_before_it(
    visit: Callable[..., Visit],
) -> None:
    page = open_a_list(visit())
    before = shown(page)
    page.evaluate(
        """([gone, mover]) => {
          document.getElementById(`remove-${gone}`).click();
          document.getElementById(`move-down-${mover}`).click();
          document.getElementById(`move-down-${mover}`).click();
          document.getElementById("save").click();
        }""",
        before[:2],
    )
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saved")
    wanted = SavedPlaylist.objects.get().wanted_tracks
    assert wanted == [before[2], before[3], before[1], *before[4:]]


def test_a_cover_can_be_dragged_to_another_place(visit: Callable[..., Visit]) -> None:
    one = visit(height=1600)
    page = open_a_list(one)
    first, second, third, *others = shown(page)
    page.locator(f".card[data-track='{third}'] .card-art").drag_to(
        page.locator(f".card[data-track='{first}'] .card-art")
    )
    expect(page.locator("#said")).to_contain_text("moved to place 1")
    assert shown(page) == [third, first, second, *others]
    kept = kept_entries(RecommendationSet.objects.get())
    assert list(kept.values_list("track_id", flat=True)) == [third, first, second, *others]
    assert one.complaints == []


def test_a_thumb_is_kept_shown_and_taken_back_without_a_reload(
    visit: Callable[..., Visit],
) -> None:
    one = visit()
    page = open_a_list(one)
    page.evaluate("() => { window.neverReloaded = true; }")
    thumb = page.get_by_role("button", name="Thumbs up").first
    expect(thumb).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#answers")).to_contain_text("from 5 answers on")
    thumb.click()
    expect(thumb).to_have_attribute("aria-pressed", "true")
    expect(thumb).to_be_focused()
    expect(page.locator("#answers")).to_contain_text("you gave 1")
    assert TrackOpinion.objects.get().liked
    page.keyboard.press("Enter")
    expect(thumb).to_have_attribute("aria-pressed", "false")
    less = page.get_by_role("button", name="Less of this artist").first
    less.click()
    expect(less).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("() => window.neverReloaded")
    assert one.complaints == []


def test_a_name_half_typed_outlives_the_answer_to_another_press(
    visit: Callable[..., Visit],
) -> None:
    page = open_a_list(visit())
    first = shown(page)[0]
    page.locator("#rename-open").click()
    page.fill("#list-name", "Half a na")
    page.locator(f"#remove-{first}").click()
    expect(page.locator(".card")).to_have_count(11)
    expect(page.locator("#list-name")).to_be_visible()
    expect(page.locator("#list-name")).to_have_value("Half a na")
    expect(page.locator("#tracks-title")).not_to_have_text("Half a na")


def test_what_cannot_be_sent_is_told_and_changes_nothing_on_the_page(
    visit: Callable[..., Visit],
) -> None:
    page = open_a_list(visit())
    before = shown(page)
    page.route("**/remove/", lambda route: route.abort())
    page.locator(f"#remove-{before[0]}").click()
    expect(page.locator("#not-sent")).to_contain_text("Reload the page")
    assert shown(page) == before


def test_everything_works_without_scripts(visit: Callable[..., Visit]) -> None:
    page = open_a_list(visit(javascript=False))
    first, second, third, *others = shown(page)
    page.locator(f"#up-thumb-{second}").click()
    expect(page.locator(f"#up-thumb-{second}")).to_have_attribute("aria-pressed", "true")
    page.locator(f"#remove-{first}").click()
    expect(page.locator(f"#restore-{first}")).to_be_visible()
    page.locator(f"#move-up-{third}").click()
    page.locator("#rename-open").click()
    page.fill("#list-name", "By hand")
    page.get_by_role("button", name="Keep these").click()
    expect(page.locator("#tracks-title")).to_have_text("By hand")
    assert shown(page) == [third, second, *others]
    page.locator("#save").click()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saved")
    saved = SavedPlaylist.objects.get()
    assert (saved.name, saved.wanted_tracks) == ("By hand", [third, second, *others])


@pytest.mark.parametrize("width", [390, 1280])
def test_a_changed_list_shuts_nobody_out(visit: Callable[..., Visit], width: int) -> None:
    page = open_a_list(visit(width=width))
    tracks = shown(page)
    page.locator(f"#remove-{tracks[1]}").click()
    page.locator(f"#up-thumb-{tracks[0]}").click()
    page.locator(f"#less-{tracks[2]}").click()
    page.locator("#rename-open").click()
    expect(page.locator(f"#less-{tracks[2]}")).to_have_attribute("aria-pressed", "true")
    assert violations(page) == []
    assert not wider_than_the_screen(page)


def test_a_visitor_edits_and_is_told_once_how_to_teach(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.open()
    page.get_by_role("button", name="sad").click()
    page.wait_for_url("**/recommendations/*/")
    tracks = shown(page)
    expect(page.get_by_text("Sign in to teach WMusic")).to_have_count(1)
    expect(page.get_by_role("button", name="Thumbs up")).to_have_count(0)
    page.locator(f"#remove-{tracks[0]}").click()
    expect(page.locator(".card")).to_have_count(11)
    assert User.objects.count() == 0
    assert one.complaints == []


def test_a_visitor_who_signs_in_at_once_keeps_the_change_before(
    visit: Callable[..., Visit],
) -> None:
    page = visit().open()
    page.get_by_role("button", name="sad").click()
    page.wait_for_url("**/recommendations/*/")
    gone, *others = shown(page)
    page.evaluate(
        """gone => {
          document.getElementById(`remove-${gone}`).click();
          document.querySelector("#save-bar form button").click();
        }""",
        gone,
    )
    page.get_by_role("button", name="Agree").click()
    page.wait_for_url("**/recommendations/*/")
    assert shown(page) == others
