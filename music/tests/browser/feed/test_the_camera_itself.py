"""Every way in which the camera can be missing has words of its own and a way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit
from music.tests.browser.feed.feed import (
    VIDEO_STREAM,
    camera_is_off,
    focused,
    is_in,
    says,
    shown_pixels,
    start,
    would_send,
)
from recommendations.models import RecommendationSet

pytestmark = pytest.mark.browser

END_TRACK = f"() => {VIDEO_STREAM}.getVideoTracks()[0].dispatchEvent(new Event('ended'))"
KEEP_TRACK = f"() => {{ window.track = {VIDEO_STREAM}.getVideoTracks()[0]; }}"
IN_USE = """navigator.mediaDevices.getUserMedia = async () => {
    throw new DOMException("in use", "NotReadableError");
};"""
ASKING_FOR_EVER = "navigator.mediaDevices.getUserMedia = () => new Promise(() => {});"


def failed(one: Visit, reason: str) -> Page:
    page = start(one, "failed")
    is_in(page, "failed", reason)
    expect(page.locator("#recommend")).to_be_disabled()
    assert camera_is_off(page)
    assert focused(page) == "try-again"
    return page


def test_a_refused_permission(visit: Callable[..., Visit]) -> None:
    page = failed(visit(permission=False), "denied")
    says(page, "blocked for this site")
    page.context.grant_permissions(["camera"])
    page.click("#try-again")
    is_in(page, "no-face")


def test_no_camera_at_all(visit: Callable[..., Visit]) -> None:
    says(failed(visit(device=False), "no-camera"), "No camera was found")


def test_a_camera_that_another_program_holds(alone: Visit) -> None:
    alone.page.add_init_script(IN_USE)
    says(failed(alone, "camera-busy"), "another program")


def test_an_address_that_is_not_secure(visit: Callable[..., Visit]) -> None:
    one = visit(flags=("--host-resolver-rules=MAP wmusic.test 127.0.0.1, MAP * ~NOTFOUND, "
                       "EXCLUDE 127.0.0.1",))  # fmt: skip
    one.site = one.site.replace("127.0.0.1", "wmusic.test")
    says(failed(one, "insecure"), "only to secure addresses")


def test_while_the_browser_asks(visit: Callable[..., Visit]) -> None:
    one = visit(permission=False)
    one.page.add_init_script(ASKING_FOR_EVER)
    page = start(one, "asking")
    says(page, "Your browser is asking")
    assert focused(page) == "stop-camera"
    page.click("#stop-camera")
    is_in(page, "idle")
    assert focused(page) == "start-camera"


def test_stopping_turns_the_camera_off_and_starting_again_works(alone: Visit) -> None:
    page = start(alone, "steady")
    page.evaluate(KEEP_TRACK)
    page.click("#stop-camera")
    is_in(page, "idle")
    assert page.evaluate("() => track.readyState") == "ended"
    assert camera_is_off(page)
    assert would_send(page) is None
    assert shown_pixels(page, "overlay") == 0
    page.click("#start-camera")
    is_in(page, "steady")


def test_a_camera_that_comes_after_stop_is_closed(alone: Visit) -> None:
    alone.page.add_init_script(
        """const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = async (wish) => {
            await new Promise((done) => { window.allow = done; });
            window.stream = await ask(wish);
            return window.stream;
        };"""
    )
    page = start(alone, "loading")
    page.click("#stop-camera")
    is_in(page, "idle")
    states = page.evaluate(
        """async () => {
            window.allow();
            while (!window.stream) await new Promise((done) => setTimeout(done, 10));
            await new Promise((done) => setTimeout(done, 50));
            return window.stream.getTracks().map((track) => track.readyState);
        }"""
    )
    assert states == ["ended"]
    is_in(page, "idle")


def test_an_unplugged_camera_can_be_plugged_in_again(alone: Visit) -> None:
    page = start(alone, "steady")
    page.evaluate(END_TRACK)
    is_in(page, "failed", "camera-lost")
    says(page, "unplugged")
    assert camera_is_off(page)
    page.click("#try-again")
    is_in(page, "steady")


def test_leaving_turns_the_camera_off(alone: Visit) -> None:
    page = start(alone, "steady")
    page.evaluate(KEEP_TRACK)
    page.evaluate("() => window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("() => track.readyState") == "ended"
    assert would_send(page) is None
    is_in(page, "idle")


def test_a_reading_alone_makes_no_set(alone: Visit) -> None:
    start(alone, "steady")
    assert not RecommendationSet.objects.exists()


def test_nothing_of_the_reader_is_loaded_before_the_camera_is_started(alone: Visit) -> None:
    page = alone.open()
    page.wait_for_load_state("networkidle")
    heavy = (".wasm", ".onnx", ".xml", "worker.js")
    assert not [url for url in alone.requested if url.endswith(heavy)]
    page.click("#start-camera")
    is_in(page, "steady")
    # The permission is asked for while the reader comes; nothing is loaded twice.
    assert len([url for url in alone.requested if url.endswith("worker.js")]) == 1


def test_a_portrait_picture_is_shown_whole(visit: Callable[..., Visit], tmp_path: Path) -> None:
    page = start(visit(video=None, width=390), "no-face")
    page.evaluate(
        "() => document.getElementById('picture').style.setProperty('--across', 480 / 640)"
    )
    shape = page.locator("#picture").bounding_box()
    assert shape is not None
    assert shape["height"] / shape["width"] == pytest.approx(640 / 480, abs=0.01)
    assert shape["height"] <= 0.73 * 900
