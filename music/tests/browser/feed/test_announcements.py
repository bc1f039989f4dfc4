from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from music.tests.browser.conftest import Visit
from music.tests.browser.feed.feed import start

pytestmark = pytest.mark.browser

SET_UP = """async () => {
    const { createAnnouncer } = await import("/static/js/camera/announcer.js");
    window.region = document.createElement("p");
    window.announcer = createAnnouncer(region);
}"""
WRITES = """() => {
    window.writes = 0;
    new MutationObserver((changes) => { window.writes += changes.length; })
        .observe(document.getElementById("status"), { childList: true, characterData: true });
}"""


@pytest.fixture
def page(visit: Callable[..., Visit]) -> Page:
    page = visit().open()
    page.clock.install()
    page.evaluate(SET_UP)
    return page


def say(page: Page, words: str, then_wait_ms: int) -> str:
    page.evaluate("(words) => announcer.say(words)", words)
    page.clock.run_for(then_wait_ms)
    return str(page.evaluate("() => region.textContent"))


def test_of_quick_changes_only_the_last_is_read_out_and_only_after_a_pause(page: Page) -> None:
    assert say(page, "Neutral", 10) == "Neutral"
    assert say(page, "Happy", 1500) == "Neutral"
    assert say(page, "Sad", 1500) == "Neutral"
    assert say(page, "Happy", 1500) == "Happy"


def test_what_came_back_in_time_is_not_said_again(page: Page) -> None:
    said = "() => { window.said = 0; new MutationObserver(() => said++).observe(region, {childList: true}); }"  # noqa: E501
    assert say(page, "Neutral", 10) == "Neutral"
    page.evaluate(said)
    say(page, "Happy", 100)
    assert say(page, "Neutral", 9000) == "Neutral"
    assert page.evaluate("() => window.said") == 0


def test_what_is_cleared_is_not_said_late(page: Page) -> None:
    say(page, "Neutral", 10)
    say(page, "Happy", 10)
    page.evaluate("() => announcer.clear()")
    page.clock.run_for(9000)
    assert page.evaluate("() => region.textContent") == ""


def test_a_sentence_that_stays_is_written_once(alone: Visit) -> None:
    page = start(alone, "steady")
    page.evaluate(WRITES)
    page.wait_for_timeout(1500)
    assert page.evaluate("() => window.writes") == 0
