"""From opening the home page until it is left, nothing leaves but the message it shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from music.development.browser.reading_speed import moving_portrait
from music.tests.browser.conftest import Visit
from music.tests.browser.files.faces import one_face, write_webm
from music.tests.browser.files.part import FilePart
from music.tests.browser.leaving.guard import faults, leaks
from music.tests.browser.leaving.record import Record, watched
from music.tests.browser.video import write_y4m
from recommendations.models import RecommendationSet
from recommendations.spotify.standin.server import StandinServer

pytestmark = pytest.mark.browser

# What the panel shows at the moment of the press, kept until the next page can be asked.
REMEMBER = """addEventListener(
    "submit",
    () => sessionStorage.setItem("shown", document.querySelector("[data-raw]").textContent),
    true,
);"""
# A camera that is on for a while: sixty pictures and more are read.
WATCHED_MS = 5000
STORES = """async () => ({
    local: localStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
})"""


def read_by_camera(page: Page) -> None:
    page.click("#start-camera")
    expect(page.locator("#feed")).to_have_attribute("data-state", "steady")
    expect(page.locator("#recommend")).to_be_enabled()


def go_on_to_the_set(page: Page, button: str) -> bytes:
    """Press; return what the panel said would be sent."""
    page.click(button)
    page.wait_for_url("**/recommendations/*/")
    page.wait_for_load_state("networkidle")
    shown: str = page.evaluate("() => sessionStorage.getItem('shown')")
    return shown.encode("ascii")


def one_message(record: Record, message: bytes, standin: StandinServer) -> bool:
    """Whether the message is what it should be, arrived, and was all that left."""
    assert [one.body for one in record.arrivals if one.body] == [message]
    assert faults(message) == []
    assert leaks(record, message=message, covers=standin.origin) == []
    return True


def test_a_camera_that_is_watched_and_snapped_sends_nothing_but_the_message(
    visit: Callable[..., Visit], portrait_video: Path, standin: StandinServer
) -> None:
    one = visit(video=portrait_video)
    one.page.add_init_script(REMEMBER)
    with watched(one) as record:
        page = one.open()
        read_by_camera(page)
        page.wait_for_timeout(WATCHED_MS)
        page.click("#snap")
        expect(page.locator("#feed")).to_have_attribute("data-reason", "snap")
        page.click("#retake")
        expect(page.locator("#recommend")).to_be_enabled()
        page.click("#snap")
        expect(page.locator("#recommend")).to_be_enabled()
        page.click("#keep")
        expect(page.locator("#feed")).to_have_attribute("data-reason", "kept")
        assert leaks(record) == []
        assert page.evaluate(STORES) == {"local": 0, "databases": 0, "caches": 0}
        assert one_message(record, go_on_to_the_set(page, "#recommend"), standin)
        assert RecommendationSet.objects.get().origin == "camera"


def test_a_reading_that_still_changes_is_sent_as_it_is_shown(
    visit: Callable[..., Visit], tmp_path: Path, standin: StandinServer
) -> None:
    one = visit(video=write_y4m(tmp_path / "swaying.y4m", moving_portrait()))
    one.page.add_init_script(REMEMBER)
    with watched(one) as record:
        page = one.open()
        page.locator("summary", has_text="More choices").click()
        page.get_by_label("Calm me").check()
        page.get_by_label("1990s").check()
        typed = page.get_by_role("combobox", name="Genres")
        typed.fill("rock")
        typed.press("Enter")
        read_by_camera(page)
        message = go_on_to_the_set(page, "#recommend")
        assert one_message(record, message, standin)
        for choice in (b"&goal=calm&", b"&decades=1990", b"&genres=rock"):
            assert choice in message + b"&"


def test_a_photo_and_a_clip_send_nothing_but_the_message(
    visit: Callable[..., Visit], tmp_path: Path, standin: StandinServer
) -> None:
    one = visit()
    one.page.add_init_script(REMEMBER)
    with watched(one) as record:
        page = one.open()
        part = FilePart(one)
        part.choose_picture(one_face(), "my-secret-name.png")
        part.expect_state("photo")
        expect(part.recommend).to_be_enabled()
        assert leaks(record) == []
        part.choose(write_webm(tmp_path / "my-secret-name.webm", [one_face()] * 12, 10))
        part.expect_state("clip")
        expect(part.recommend).to_be_enabled()
        assert leaks(record) == []
        assert page.evaluate(STORES) == {"local": 0, "databases": 0, "caches": 0}
        message = go_on_to_the_set(page, "#recommend-file")
        assert one_message(record, message, standin)
        assert b"secret" not in message
        assert RecommendationSet.objects.get().origin == "clip"


def test_a_page_that_is_left_without_a_press_has_sent_nothing(
    visit: Callable[..., Visit], portrait_video: Path
) -> None:
    one = visit(video=portrait_video)
    with watched(one) as record:
        page = one.open()
        read_by_camera(page)
        page.goto("about:blank")
        page.wait_for_timeout(1000)
        assert [arrival.method for arrival in record.arrivals if arrival.method != "GET"] == []
        assert leaks(record) == []


def test_a_mood_by_hand_takes_no_reading_with_it(
    visit: Callable[..., Visit], portrait_video: Path
) -> None:
    one = visit(video=portrait_video)
    with watched(one) as record:
        page = one.open()
        read_by_camera(page)
        page.get_by_role("button", name="Sad").click()
        page.wait_for_url("**/recommendations/*/")
        (body,) = [arrival.body for arrival in record.arrivals if arrival.body]
        assert b"&probabilities=&" in body
        assert b"&emotion=sad" in body
