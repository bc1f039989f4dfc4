"""The theme switch: at once with scripts, by a new page without them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit
from music.tests.design.tokens import Colour, Theme, colour, tokens

pytestmark = pytest.mark.browser

PAPER = "() => getComputedStyle(document.body).backgroundColor"
# The browser's colour around the page: the meta element that counts.
AROUND = """() => [...document.querySelectorAll('meta[name="theme-color"]')]
    .find((meta) => matchMedia(meta.media).matches).content"""
CHART = """async (labels) => {
    const { createStrip } = await import("/static/js/charts/strip.js");
    for (const href of ["/static/css/components/charts.css", "/static/vendor/uPlot.min.css"]) {
        const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
        document.head.append(link);
        await new Promise((resolve) => link.addEventListener("load", resolve));
    }
    const element = document.createElement("div");
    document.querySelector("main").append(element);
    const name = (one) => one;
    const words = { say: name, within: name, nameOf: name };
    const strip = createStrip(element, labels, words, { seconds: 60 });
    for (let second = 0; second < 60; second += 1) strip.add(second, [0, 0, 0, 1, 0, 0, 0]);
}"""
# Waits until the chart has lines of this colour, as those of its grid.
HAS_COLOUR = """async (wanted) => {
    for (;;) {
        const canvas = document.querySelector("canvas");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        for (let at = 0; at < data.length; at += 4) {
            if (wanted.every((part, index) => data[at + index] === part)) return true;
        }
        await new Promise(requestAnimationFrame);
    }
}"""


def paper(theme: Theme) -> str:
    red, green, blue = (round(255 * part) for part in colour_of(theme))
    return f"rgb({red}, {green}, {blue})"


def colour_of(theme: Theme) -> Colour:
    return tokens(theme, None)["paper"]


def choose(page: Page, name: str) -> None:
    page.locator("#theme-switch").get_by_role("button", name=name).click()


def test_a_press_changes_the_page_at_once_and_for_good(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.open("/privacy/")
    assert page.evaluate(PAPER) == paper("light")
    page.evaluate("() => { window.sameDocument = true; }")
    with page.expect_response("**/theme/"):
        choose(page, "Dark")
    assert page.evaluate(PAPER) == paper("dark")
    assert colour(page.evaluate(AROUND)) == colour_of("dark")
    assert page.evaluate("() => window.sameDocument")
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Light")).to_have_attribute("aria-pressed", "false")
    one.open("/accounts/login/")
    assert page.evaluate(PAPER) == paper("dark")
    assert one.complaints == []


def test_without_scripts_the_same_page_comes_back(visit: Callable[..., Visit]) -> None:
    page = visit(javascript=False).open("/privacy/?from=here")
    choose(page, "Dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.url.endswith("/privacy/?from=here")


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_system_decides_where_nobody_did(visit: Callable[..., Visit], system: Theme) -> None:
    one = visit()
    one.page.emulate_media(color_scheme=system)
    page = one.open("/privacy/")
    assert page.evaluate(PAPER) == paper(system)
    assert colour(page.evaluate(AROUND)) == colour_of(system)


def test_a_choice_goes_before_the_system(visit: Callable[..., Visit]) -> None:
    one = visit()
    one.page.emulate_media(color_scheme="dark")
    page = one.open("/privacy/")
    with page.expect_response("**/theme/"):
        choose(page, "Light")
    assert page.evaluate(PAPER) == paper("light")
    with page.expect_response("**/theme/"):
        choose(page, "As the system")
    expect(page.locator("html")).not_to_have_attribute("data-theme", re.compile(".*"))
    assert page.evaluate(PAPER) == paper("dark")


def test_a_chart_that_is_drawn_already_takes_the_new_colours(visit: Callable[..., Visit]) -> None:
    page = visit().open("/privacy/")
    page.evaluate(CHART, ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"])
    assert page.evaluate(HAS_COLOUR, grid("light"))
    page.evaluate("() => { document.documentElement.dataset.theme = 'dark'; }")
    assert page.evaluate(HAS_COLOUR, grid("dark"))


def grid(theme: Theme) -> list[int]:
    """Red, green, blue and opacity, 0..255 each."""
    return [*(round(255 * part) for part in tokens(theme, None)["line"]), 255]
