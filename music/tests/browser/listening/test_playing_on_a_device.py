"""A list plays on the listener's own device, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit
from music.tests.browser.listening.lists import open_known_list
from music.tests.browser.test_accessibility import violations, wider_than_the_screen
from recommendations.spotify.tests.standin.scripted import ScriptedStandin

pytestmark = pytest.mark.browser


def started(standin: ScriptedStandin) -> list[str]:
    with standin.standin.store.reading() as state:
        return [
            device.name
            for account in state.accounts.values()
            if account.playing and account.playing.track_ids
            for device in account.devices
            if device.is_active
        ]


def allow(page: Page) -> None:
    page.locator("#play").get_by_role("button", name="Ask Spotify for permission").click()
    page.get_by_role("button", name="Agree").click()
    page.wait_for_url("**/recommendations/*/#play")
    page.wait_for_load_state()


@pytest.mark.parametrize("javascript", [True, False])
def test_allowed_a_device_is_chosen_and_plays(
    visit: Callable[..., Visit], standin: ScriptedStandin, javascript: bool
) -> None:
    one = visit(javascript=javascript)
    page = open_known_list(one, standin)
    section = page.locator("#play")
    expect(section).to_contain_text("which devices you have, and to let it start music on the one")
    allow(page)
    section.get_by_role("button", name="Choose a device").click()
    expect(section.get_by_label("Ada’s laptop")).to_be_checked()
    section.get_by_label("Kitchen").check()
    section.get_by_role("button", name="Play these tracks").click()
    expect(section.locator(".note-success")).to_contain_text("play on the device you chose")
    expect(section.locator(".note-success")).to_be_in_viewport()
    assert started(standin) == ["Kitchen"]
    assert one.complaints == []


def test_by_keyboard_alone_and_without_leaving_the_page(
    visit: Callable[..., Visit], standin: ScriptedStandin
) -> None:
    one = visit()
    page = open_known_list(one, standin)
    allow(page)
    page.evaluate("() => { window.neverReloaded = true; }")
    page.locator("#play button").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Ada’s laptop")).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Kitchen")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator("#play .note-success")).to_be_focused()
    assert started(standin) == ["Kitchen"]
    assert page.evaluate("() => window.neverReloaded")
    assert one.complaints == []


def test_what_goes_wrong_is_said_in_the_section_and_can_be_tried_again(
    visit: Callable[..., Visit], standin: ScriptedStandin
) -> None:
    one = visit(width=390)
    page = open_known_list(one, standin, "Ben")
    allow(page)
    section = page.locator("#play")
    section.get_by_role("button", name="Choose a device").click()
    section.get_by_role("button", name="Play these tracks").click()
    expect(section.locator(".note-error[role=status]")).to_contain_text("only for Premium accounts")
    expect(section.locator(".note-error[role=status]")).to_be_focused()
    standin.account("Ben", devices=[])
    section.get_by_role("button", name="Choose a device").click()
    expect(section.locator(".note-error[role=status]")).to_contain_text(
        "Open Spotify on your phone"
    )
    assert violations(page) == []
    assert not wider_than_the_screen(page)
    assert started(standin) == []
    assert one.complaints == []


def test_too_many_presses_are_told_and_the_button_comes_back(
    visit: Callable[..., Visit], standin: ScriptedStandin
) -> None:
    one = visit()
    page = open_known_list(one, standin)
    allow(page)
    page.route("**/devices/", lambda route: route.fulfill(status=429, body="Too many"))
    button = page.locator("#play").get_by_role("button", name="Choose a device")
    button.click()
    expect(page.locator("#play-trouble")).to_contain_text("Too many presses")
    expect(button).to_be_enabled()
    expect(button).to_be_focused()
    page.unroute("**/devices/")
    button.click()
    expect(page.get_by_label("Ada’s laptop")).to_be_focused()
