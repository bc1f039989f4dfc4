"""Every way in which the camera can be missing has words of its own and a way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit
from music.tests.browser.video import HEIGHT, WIDTH, portrait, write_y4m
from recommendations.models import RecommendationSet

pytestmark = pytest.mark.browser


def starting(one: Visit, state: str) -> Page:
    page = one.open()
    page.click("#start-camera")
    expect(page.locator("#feed")).to_have_attribute("data-state", state)
    return page


def says(page: Page, words: str) -> None:
    expect(page.locator("#status")).to_contain_text(words)


def test_a_refused_permission(visit: Callable[..., Visit]) -> None:
    page = starting(visit(permission=False), "denied")
    says(page, "blocked for this site")
    expect(page.locator("#try-again")).to_be_visible()
    expect(page.locator("#recommend")).to_be_disabled()


def test_no_camera_at_all(visit: Callable[..., Visit]) -> None:
    page = starting(visit(device=False), "no-camera")
    says(page, "No camera was found")


def test_an_address_that_is_not_secure(visit: Callable[..., Visit]) -> None:
    one = visit(flags=("--host-resolver-rules=MAP wmusic.test 127.0.0.1, MAP * ~NOTFOUND, "
                       "EXCLUDE 127.0.0.1",))  # fmt: skip
    one.site = one.site.replace("127.0.0.1", "wmusic.test")
    page = starting(one, "insecure")
    says(page, "only to secure addresses")


def test_nobody_before_the_camera(visit: Callable[..., Visit], tmp_path: Path) -> None:
    dark = np.full((HEIGHT, WIDTH, 3), 8, np.uint8)
    page = starting(visit(video=write_y4m(tmp_path / "dark.y4m", [dark] * 2)), "no-face")
    says(page, "No face in view")
    expect(page.locator("#recommend")).to_be_disabled()


def test_two_people_before_the_camera(visit: Callable[..., Visit], tmp_path: Path) -> None:
    one_face = portrait()[:, 120:440]
    two = np.hstack([one_face, one_face[:, ::-1]])
    page = starting(visit(video=write_y4m(tmp_path / "two.y4m", [two] * 2)), "several-faces")
    says(page, "clearest one")
    expect(page.locator("#recommend")).to_be_enabled()


def test_stopping_turns_the_camera_off_and_starting_again_works(
    visit: Callable[..., Visit], portrait_video: Path
) -> None:
    page = starting(visit(video=portrait_video), "reading")
    track = "document.getElementById('video').srcObject"
    assert page.evaluate(f"() => {track} !== null")
    page.click("#stop-camera")
    expect(page.locator("#feed")).to_have_attribute("data-state", "idle")
    assert page.evaluate(f"() => {track} === null")
    page.click("#start-camera")
    expect(page.locator("#feed")).to_have_attribute("data-state", "reading")


def test_an_unplugged_camera_can_be_plugged_in_again(
    visit: Callable[..., Visit], portrait_video: Path
) -> None:
    page = starting(visit(video=portrait_video), "reading")
    page.evaluate(
        "() => document.getElementById('video').srcObject.getVideoTracks()[0]"
        ".dispatchEvent(new Event('ended'))"
    )
    expect(page.locator("#feed")).to_have_attribute("data-state", "camera-lost")
    page.click("#try-again")
    expect(page.locator("#feed")).to_have_attribute("data-state", "reading")


def test_a_site_that_stops_answering_is_told_and_recovers(
    visit: Callable[..., Visit], portrait_video: Path
) -> None:
    one = visit(video=portrait_video)
    page = starting(one, "reading")
    page.route("**/emotion/frame/", lambda route: route.abort())
    expect(page.locator("#feed")).to_have_attribute("data-state", "failed")
    expect(page.locator("#recommend")).to_be_disabled()
    page.unroute("**/emotion/frame/")
    page.click("#try-again")
    expect(page.locator("#feed")).to_have_attribute("data-state", "reading")


def test_nothing_is_sent_before_the_camera_is_started_nor_after_it_is_stopped(
    visit: Callable[..., Visit], portrait_video: Path
) -> None:
    one = visit(video=portrait_video)
    one.open().wait_for_timeout(500)
    assert not [url for url in one.requested if url.endswith("/emotion/frame/")]
    one.page.click("#start-camera")
    expect(one.page.locator("#feed")).to_have_attribute("data-state", "reading")
    one.page.click("#stop-camera")
    one.page.wait_for_timeout(300)
    sent = len(one.requested)
    one.page.wait_for_timeout(800)
    assert len(one.requested) == sent


def test_a_reading_alone_makes_no_set(visit: Callable[..., Visit], portrait_video: Path) -> None:
    starting(visit(video=portrait_video), "reading")
    assert not RecommendationSet.objects.exists()
