"""The file stays in the page, and nothing of it is held for longer than it is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request

from music.tests.browser.conftest import Visit
from music.tests.browser.files.faces import one_face, write_webm
from music.tests.browser.files.part import FilePart

pytestmark = pytest.mark.browser
NAME = "me-on-the-beach"

# Counts the addresses of files that are given out and taken back.
COUNT_ADDRESSES = """
    window.addresses = new Set();
    const give = URL.createObjectURL, take = URL.revokeObjectURL;
    URL.createObjectURL = (blob) => {
        const address = give.call(URL, blob);
        addresses.add(address);
        return address;
    };
    URL.revokeObjectURL = (address) => { addresses.delete(address); take.call(URL, address); };
"""


def addresses(page: Page) -> int:
    count: int = page.evaluate("addresses.size")
    return count


def test_neither_pixels_nor_the_name_are_sent(visit: Callable[..., Visit], tmp_path: Path) -> None:
    one = FilePart(visit())
    sent: list[Request] = []
    one.page.on("request", lambda request: sent.append(request))
    one.visit.open()
    one.choose(write_webm(tmp_path / f"{NAME}.webm", [one_face()] * 10, 10))
    one.expect_state("clip")
    one.choose_picture(one_face(), f"{NAME}.png")
    one.expect_state("photo")
    own = [request for request in sent if not request.url.startswith("blob:")]
    assert own
    assert {request.method for request in own} == {"GET"}
    one.recommend.click()
    one.page.wait_for_url("**/recommendations/*/")
    posts = [request for request in sent if request.method != "GET"]
    assert len(posts) == 1
    assert len(posts[0].post_data or "") < 1000
    assert not any(NAME in request.url + (request.post_data or "") for request in sent)


def test_a_clip_is_let_go_of_once_it_was_read_or_cancelled(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    one = FilePart(visit())
    one.page.add_init_script(COUNT_ADDRESSES)
    one.visit.open()
    one.choose(write_webm(tmp_path / "short.webm", [one_face()] * 10, 10))
    one.expect_state("clip")
    assert addresses(one.page) == 0
    one.choose(write_webm(tmp_path / "long.webm", [one_face()] * 400, 10))
    one.expect_state("reading-clip")
    assert addresses(one.page) == 1
    one.root.get_by_role("button", name="Cancel").click()
    one.expect_state("idle")
    until = "async () => { while (addresses.size) await new Promise((done) => setTimeout(done)); }"
    one.page.evaluate(until)
    broken = tmp_path / "broken.webm"
    broken.write_bytes((tmp_path / "short.webm").read_bytes()[:60])
    one.choose(broken)
    one.expect_failure("unplayable")
    assert addresses(one.page) == 0


def test_leaving_the_page_lets_go_of_everything(visit: Callable[..., Visit]) -> None:
    one = FilePart(visit())
    one.visit.open()
    one.choose_picture(one_face())
    one.expect_state("photo")
    one.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    one.expect_state("idle")
    assert one.canvas_size() == [0, 0]
    assert one.posted() is None
    assert one.page.input_value("#files-input") == ""


def test_the_file_is_no_field_of_any_form(visit: Callable[..., Visit]) -> None:
    one = FilePart(visit())
    page = one.visit.open()
    assert page.locator("#files-input").evaluate("input => [input.form, input.name]") == [None, ""]


def test_a_dropped_file_is_read_too(visit: Callable[..., Visit]) -> None:
    one = FilePart(visit())
    page = one.visit.open()
    held = page.evaluate_handle(
        """async () => {
            const canvas = new OffscreenCanvas(640, 480);
            canvas.getContext("2d").fillRect(0, 0, 640, 480);
            const held = new DataTransfer();
            held.items.add(new File([await canvas.convertToBlob()], "black.png"));
            return held;
        }"""
    )
    one.root.dispatch_event("dragover", {"dataTransfer": held})
    assert one.root.get_attribute("data-over") == ""
    one.root.dispatch_event("drop", {"dataTransfer": held})
    one.expect_failure("too-dark")
    assert one.root.get_attribute("data-over") is None
