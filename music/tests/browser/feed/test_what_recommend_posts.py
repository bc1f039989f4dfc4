from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit
from music.tests.browser.feed.feed import start
from recommendations.models import RecommendationSet

pytestmark = pytest.mark.browser


def test_only_the_mean_is_posted_in_four_decimals(alone: Visit) -> None:
    bodies: list[str] = []
    alone.page.on("request", lambda one: bodies.extend([one.post_data] if one.post_data else []))
    page = start(alone, "steady")
    expect(page.locator("#recommend")).to_be_enabled()
    page.click("#recommend")
    page.wait_for_url("**/recommendations/*/")
    [body] = bodies
    sent = parse_qs(body, keep_blank_values=True)
    assert set(sent) == {"csrfmiddlewaretoken", "probabilities", "origin", "goal", "engine"}
    shares = sent["probabilities"][0].strip("[]").split(",")
    assert len(shares) == 7
    assert all(len(share.partition(".")[2]) <= 4 for share in shares)
    assert sent["origin"] == ["camera"]
    assert RecommendationSet.objects.get().origin == "camera"


def test_a_mood_by_hand_takes_no_reading_along(alone: Visit) -> None:
    page = start(alone, "steady")
    expect(page.locator("#recommend")).to_be_enabled()
    page.get_by_role("button", name="Sad").click()
    page.wait_for_url("**/recommendations/*/")
    made = RecommendationSet.objects.get()
    assert made.origin == "hand"
    assert made.probabilities[4] == 1


def test_back_on_the_page_nothing_is_left_to_send(alone: Visit) -> None:
    page = start(alone, "steady")
    expect(page.locator("#recommend")).to_be_enabled()
    page.click("#recommend")
    page.wait_for_url("**/recommendations/*/")
    page.go_back()
    expect(page.locator("#feed")).to_have_attribute("data-state", "idle")
    expect(page.locator("#recommend")).to_be_disabled()
    assert page.locator("#wish [name=probabilities]").input_value() == ""
    page.click("#start-camera")
    expect(page.locator("#feed")).to_have_attribute("data-state", "steady")


SET_UP = """async () => {
    const { createOutgoing } = await import("/static/js/asking/outgoing.js");
    window.form = document.createElement("form");
    form.innerHTML = '<input type="hidden" name="probabilities"><input type="hidden" name="origin">'
        + '<button name="emotion" value="sad"></button><button id="other"></button>';
    document.body.append(form);
    form.addEventListener("submit", (event) => event.preventDefault());
    const outgoing = createOutgoing(form);
    window.camera = outgoing.source();
    window.file = outgoing.source();
}"""
WRITTEN = "() => ['origin', 'probabilities'].map((name) => form.elements.namedItem(name).value)"


def say(page: Page, source: str, origin: str, *shares: float) -> list[str]:
    """Let one of the sources tell its reading, and return what the form holds then."""
    reading = {"probabilities": shares, "origin": origin} if shares else None
    page.evaluate(f"(reading) => {source}(reading)", reading)
    return written(page)


def written(page: Page) -> list[str]:
    return list(page.evaluate(WRITTEN))


@pytest.fixture
def page(visit: Callable[..., Visit]) -> Page:
    page = visit().open()
    page.clock.install()
    page.evaluate(SET_UP)
    return page


def test_the_form_follows_at_a_pace_that_can_be_read(page: Page) -> None:
    assert say(page, "camera", "camera", 0.1) == ["camera", "[0.1]"]
    assert say(page, "camera", "camera", 0.2) == ["camera", "[0.1]"]
    assert say(page, "camera", "camera", 0.123456) == ["camera", "[0.1]"]
    page.clock.run_for(300)
    assert written(page) == ["camera", "[0.1235]"]
    assert say(page, "camera", "camera") == ["", ""]
    page.clock.run_for(300)
    assert written(page) == ["", ""]


def test_a_face_chosen_in_a_photo_is_written_at_once(page: Page) -> None:
    assert say(page, "file", "photo", 0.6) == ["photo", "[0.6]"]
    assert say(page, "file", "photo", 0.7) == ["photo", "[0.7]"]


def test_what_is_shown_is_what_is_sent(page: Page) -> None:
    say(page, "camera", "camera", 0.1)
    say(page, "camera", "camera", 0.5)
    page.evaluate("() => form.requestSubmit(document.getElementById('other'))")
    page.clock.run_for(300)
    assert written(page) == ["camera", "[0.1]"]
    page.evaluate("() => form.requestSubmit(form.elements.namedItem('emotion'))")
    assert written(page) == ["", ""]


def test_one_part_of_the_page_does_not_take_back_what_another_read(page: Page) -> None:
    assert say(page, "file", "photo", 0.6) == ["photo", "[0.6]"]
    assert say(page, "camera", "camera") == ["photo", "[0.6]"]
    assert say(page, "camera", "camera", 0.3) == ["camera", "[0.3]"]
    assert say(page, "file", "photo") == ["camera", "[0.3]"]
    assert say(page, "camera", "camera") == ["", ""]
