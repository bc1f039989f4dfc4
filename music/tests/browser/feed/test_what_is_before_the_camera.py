"""Whatever is before the camera, the page says what it sees and what would help."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from music.tests.browser.conftest import Visit
from music.tests.browser.feed.feed import box, is_in, says, start, would_send
from music.tests.browser.feed.scenes import a_bright_wall, darkness, far_away, tilted

pytestmark = pytest.mark.browser


def test_nobody(visit_showing: Callable[..., Visit]) -> None:
    page = start(visit_showing(a_bright_wall()), "no-face")
    says(page, "No face in view")
    expect(page.locator("#recommend")).to_be_disabled()
    assert would_send(page) is None


def test_darkness(visit_showing: Callable[..., Visit]) -> None:
    page = start(visit_showing(darkness()), "too-dark")
    says(page, "too dark")
    expect(page.locator("#recommend")).to_be_disabled()


def test_somebody_far_away(visit_showing: Callable[..., Visit]) -> None:
    page = start(visit_showing(far_away()), "too-far")
    says(page, "Come closer")
    expect(page.locator("#recommend")).to_be_disabled()


def test_one_person_who_smiles(alone: Visit) -> None:
    page = start(alone, "steady")
    says(page, "Your face is being read")
    expect(page.locator("#mood")).to_have_text("Happy")
    expect(page.locator("#recommend")).to_be_enabled()
    happy = page.locator("#reading .bar[data-emotion=happy]")
    expect(happy.locator(".bar-percent")).to_contain_text("9")
    expect(page.get_by_role("img", name="The emotions of the last 60 seconds")).to_be_visible()
    assert alone.complaints == []


def test_a_tilted_head(visit_showing: Callable[..., Visit]) -> None:
    page = start(visit_showing(tilted(-25)), "steady")
    expect(page.locator("#recommend")).to_be_enabled()
    # It is looked for only now and then, and its box stays in between.
    drawn = page.evaluate(
        """async () => {
            const overlay = document.getElementById("overlay");
            const seen = new Set();
            for (let check = 0; check < 60; check += 1) {
                await new Promise((done) => setTimeout(done, 25));
                seen.add("box" in overlay.dataset);
            }
            return [...seen];
        }"""
    )
    assert drawn == [True]
    assert box(page)[2] > 80


def test_two_people(two: Visit) -> None:
    page = start(two, "several-faces")
    says(page, "Choose another if that is not you")
    expect(page.locator("#recommend")).to_be_enabled()
    is_in(page, "several-faces")
