"""Spotify's player opens on a card when it is asked for, and plays on while the list changes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit
from music.tests.browser.listening.lists import (
    embeds_asked_for,
    know_ids,
    known,
    open_known_list,
    players,
)
from music.tests.browser.test_accessibility import violations, wider_than_the_screen
from music.tests.browser.test_editing_a_list import press
from recommendations.models import Track
from recommendations.spotify.standin.server import StandinServer

pytestmark = pytest.mark.browser

ALLOWED = """() => ["camera", "microphone", "geolocation", "encrypted-media"].filter(
  (feature) => document.featurePolicy.allowsFeature(feature))"""


def open_player(page: Page, track: str) -> None:
    press(page, f"listen-{track}")
    expect(page.frame_locator(".player").locator(".track-title")).to_be_visible()


def test_nothing_is_loaded_before_and_exactly_one_frame_after_the_press(
    visit: Callable[..., Visit], standin: StandinServer
) -> None:
    one = visit()
    page = open_known_list(one, standin)
    first, second, *_ = known(page)
    page.wait_for_load_state("networkidle")
    assert players(page) == [] and embeds_asked_for(one) == []

    open_player(page, first)
    track = Track.objects.get(pk=first)
    (frame,) = players(page)
    assert frame.url == f"{standin.origin}/embed/track/{track.spotify_id}"
    assert embeds_asked_for(one) == [frame.url]
    expect(page.frame_locator(".player").locator(".track-title")).to_have_text(track.title)
    expect(page.locator(".player")).to_have_attribute(
        "title", f"Spotify’s player: {track.title} by {track.artist}"
    )
    expect(page.locator("#said")).to_contain_text(f"The player of “{track.title}” is open")
    # It says where the player is, and the next stops by keyboard lead there.
    expect(page.locator(f"#listen-{first}")).to_be_focused()
    name = re.compile(rf"^Close player\s*: {re.escape(track.title)}\s*$")
    expect(page.locator(f"#listen-{first}")).to_have_accessible_name(name)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".player")).to_be_focused()

    open_player(page, second)
    expect(page.locator(".player")).to_have_count(1)
    expect(page.locator(f"#listen-{first}")).to_contain_text("Listen here")
    press(page, f"listen-{second}")
    expect(page.locator(".player")).to_have_count(0)
    expect(page.locator("#said")).to_contain_text("is closed")
    assert players(page) == []
    assert one.complaints == []


def test_the_frame_is_held_to_its_own_origin(
    visit: Callable[..., Visit], standin: StandinServer
) -> None:
    page = open_known_list(visit(), standin)
    open_player(page, known(page)[0])
    (frame,) = players(page)
    assert frame.evaluate("() => location.origin") == standin.origin
    assert frame.evaluate("() => document.referrer") == ""
    # The page itself may have the camera; what it frames may not.
    assert "camera" in page.evaluate(ALLOWED)
    assert frame.evaluate(ALLOWED) == ["encrypted-media"]
    # Nothing but the page's own scripts runs in the page.
    scripts = page.locator("script[src]").evaluate_all("all => all.map((one) => one.src)")
    assert scripts and not any(standin.origin in source for source in scripts)


def test_no_other_site_can_be_framed(visit: Callable[..., Visit], standin: StandinServer) -> None:
    one = visit()
    page = open_known_list(one, standin)
    refused = page.evaluate(
        """(elsewhere) => new Promise((done) => {
          addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
          document.body.append(Object.assign(document.createElement("iframe"), {src: elsewhere}));
        })""",
        f"http://wmusic.test:{one.site.rpartition(':')[2]}/",
    )
    assert refused == "frame-src"


def test_it_plays_on_while_the_list_is_changed(
    visit: Callable[..., Visit], standin: StandinServer
) -> None:
    one = visit()
    page = open_known_list(one, standin)
    first, second, third, *_ = known(page)
    open_player(page, second)
    (frame,) = players(page)
    frame.evaluate("() => { window.plays = 'still'; }")

    press(page, f"up-thumb-{first}")
    expect(page.locator(f"#up-thumb-{first}")).to_have_attribute("aria-pressed", "true")
    press(page, f"move-down-{second}")
    expect(page.locator("#said")).to_contain_text("moved to place")
    press(page, f"remove-{third}")
    expect(page.locator(f"#restore-{third}")).to_be_focused()

    expect(page.locator(f'.card[data-track="{second}"] .player')).to_have_count(1)
    expect(page.locator(f"#listen-{second}")).to_contain_text("Close player")
    (frame,) = players(page)
    assert frame.evaluate("() => window.plays") == "still"
    assert len(embeds_asked_for(one)) == 1

    press(page, f"remove-{second}")
    expect(page.locator(f"#restore-{second}")).to_be_focused()
    assert players(page) == []
    press(page, f"restore-{second}")
    expect(page.locator(f"#listen-{second}")).to_contain_text("Listen here")
    assert one.complaints == []


def test_where_frames_cannot_be_moved_it_is_loaded_anew(
    visit: Callable[..., Visit], standin: StandinServer
) -> None:
    one = visit()
    page = open_known_list(one, standin)
    first, second, *_ = known(page)
    page.evaluate("() => { delete Element.prototype.moveBefore; }")
    open_player(page, first)
    press(page, f"up-thumb-{second}")
    expect(page.locator(f"#up-thumb-{second}")).to_have_attribute("aria-pressed", "true")
    title = page.frame_locator(".player").locator(".track-title")
    expect(title).to_have_text(Track.objects.get(pk=first).title)
    press(page, f"listen-{first}")
    expect(page.locator(".player")).to_have_count(0)
    assert one.complaints == []


def test_without_scripts_the_page_comes_again_with_the_player(
    visit: Callable[..., Visit], standin: StandinServer
) -> None:
    one = visit(javascript=False)
    page = open_known_list(one, standin)
    second = known(page)[1]
    assert players(page) == []
    page.locator(f"#listen-{second}").click()
    page.wait_for_url(f"**/?listen={second}#card-*")
    title = page.frame_locator(".player").locator(".track-title")
    expect(title).to_have_text(Track.objects.get(pk=second).title)
    expect(page.locator(f'.card[data-track="{second}"] .player')).to_be_in_viewport()
    page.locator(f"#listen-{second}").click()
    page.wait_for_url("**/?listen=#card-*")
    expect(page.locator(".player")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1280])
def test_an_open_player_shuts_nobody_out(
    visit: Callable[..., Visit], standin: StandinServer, width: int
) -> None:
    page = open_known_list(visit(width=width), standin)
    page.locator(f"#listen-{known(page)[0]}").click()
    expect(page.frame_locator(".player").locator(".track-title")).to_be_visible()
    assert violations(page) == []
    assert not wider_than_the_screen(page)


def test_the_page_with_the_camera_has_no_frame_and_can_have_none(
    visit: Callable[..., Visit], standin: StandinServer
) -> None:
    know_ids(standin)
    one = visit()
    page = one.open()
    expect(page.locator("iframe")).to_have_count(0)
    assert players(page) == []
    refused = page.evaluate(
        """(player) => new Promise((done) => {
          addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
          document.body.append(Object.assign(document.createElement("iframe"), {src: player}));
        })""",
        f"{standin.origin}/embed/track/{Track.objects.exclude(spotify_id=None)[0].spotify_id}",
    )
    assert refused == "frame-src"
    assert embeds_asked_for(one) == []
