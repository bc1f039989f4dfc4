from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit
from music.tests.browser.feed.feed import READING, VIDEO_STREAM, is_in, start

pytestmark = pytest.mark.browser

TWO = ("--use-fake-device-for-media-stream=device-count=2",)
STREAM = f"() => {VIDEO_STREAM}?.id ?? null"
DEVICE = f"() => {VIDEO_STREAM}.getVideoTracks()[0].getSettings().deviceId"
# A phone's cameras say which side they are on; the fake ones do not.
PHONE = """{
    const side = { now: "user" };
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (wish) => {
        side.now = wish.video.facingMode;
        return ask({ video: true });
    };
    const settings = MediaStreamTrack.prototype.getSettings;
    MediaStreamTrack.prototype.getSettings = function () {
        return { ...settings.call(this), facingMode: side.now };
    };
    const devices = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
    navigator.mediaDevices.enumerateDevices = async () => {
        const found = await devices();
        return [...found, ...found];
    };
}"""


def is_mirrored(page: Page) -> bool:
    return bool(page.evaluate("() => 'mirrored' in document.getElementById('picture').dataset"))


def switch(page: Page) -> None:
    before = page.evaluate(STREAM)
    page.get_by_role("button", name="Switch camera").click()
    # The state before the switch is one of reading, too.
    while page.evaluate(STREAM) in (None, before):
        page.wait_for_timeout(20)
    is_in(page, READING)
    expect(page.get_by_role("button", name="Switch camera")).to_be_visible()


def test_one_camera_offers_no_switch(alone: Visit) -> None:
    page = start(alone, "steady")
    expect(page.locator("#switch-camera")).to_be_hidden()


def test_the_next_of_two_cameras_is_taken(visit: Callable[..., Visit]) -> None:
    page = start(visit(device=False, flags=TWO))
    first = page.evaluate(DEVICE)
    switch(page)
    second = page.evaluate(DEVICE)
    assert second != first
    switch(page)
    assert page.evaluate(DEVICE) == first


def test_only_the_front_camera_is_a_mirror(alone: Visit) -> None:
    alone.page.add_init_script(PHONE)
    page = start(alone, "steady")
    assert is_mirrored(page)
    switch(page)
    assert not is_mirrored(page)
    is_in(page, "steady")
    switch(page)
    assert is_mirrored(page)
