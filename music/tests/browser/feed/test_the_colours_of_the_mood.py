"""The page takes the mood's colours, and stays readable on the way from one to another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from emotion.labels import LABELS
from music.tests.browser.conftest import Visit
from music.tests.browser.feed.feed import is_in, start

pytestmark = pytest.mark.browser

AA = 4.5
PROPERTIES = ("--mood", "--mood-soft", "--mood-ink", "--glow-near", "--glow-far")
COLOURS = """(emotion) => {
    if (emotion) document.body.dataset.emotion = emotion;
    else delete document.body.dataset.emotion;
    document.body.getAnimations().forEach((animation) => animation.finish());
    const probe = document.createElement("i");
    document.body.append(probe);
    const names = ["--mood-soft", "--mood-ink", "--glow-near", "--glow-far",
        "--paper", "--surface", "--ink", "--ink-soft"];
    const colours = {};
    for (const name of names) {
        probe.style.color = `color-mix(in srgb, var(${name}) 100%, transparent 0%)`;
        colours[name] = getComputedStyle(probe).color;
    }
    probe.remove();
    return colours;
}"""
Colour = tuple[float, float, float]


def parsed(text: str) -> Colour:
    red, green, blue = (float(part) for part in re.findall(r"[\d.]+", text)[:3])
    return (red, green, blue) if text.startswith("color(") else (red / 255, green / 255, blue / 255)


def luminance(colour: Colour) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def between(one: Colour, other: Colour, share: float) -> Colour:
    a, b, c = (x + (y - x) * share for x, y in zip(one, other, strict=True))
    return a, b, c


def test_the_page_takes_the_colours_and_gives_them_back(alone: Visit) -> None:
    page = start(alone, "steady")
    expect(page.locator("body")).to_have_attribute("data-emotion", "happy")
    page.click("#stop-camera")
    is_in(page, "idle")
    expect(page.locator("body")).not_to_have_attribute("data-emotion", re.compile(".*"))


def test_nobody_before_the_camera_leaves_the_page_calm(visit: Callable[..., Visit]) -> None:
    page = start(visit(), "no-face")
    expect(page.locator("body")).not_to_have_attribute("data-emotion", re.compile(".*"))


def test_the_colours_change_by_degrees(visit: Callable[..., Visit]) -> None:
    page = visit().open()
    changing = page.evaluate(
        """() => {
            getComputedStyle(document.body).getPropertyValue("--mood");
            document.body.dataset.emotion = "sad";
            return document.body.getAnimations().map((one) => one.transitionProperty).sort();
        }"""
    )
    assert changing == sorted(PROPERTIES)


def test_nothing_moves_under_reduced_motion(alone: Visit) -> None:
    alone.page.emulate_media(reduced_motion="reduce")
    page = start(alone, "steady")
    expect(page.locator("body")).to_have_attribute("data-emotion", "happy")
    assert page.evaluate("() => document.getAnimations().length") == 0


def test_every_colour_on_the_way_is_readable(visit: Callable[..., Visit]) -> None:
    page: Page = visit().open()
    sets = [
        {name: parsed(text) for name, text in page.evaluate(COLOURS, emotion).items()}
        for emotion in (None, *LABELS)
    ]
    for one, other in itertools.permutations(sets, 2):
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            now = {name: between(one[name], other[name], share) for name in one}
            for ground in ("--paper", "--surface", "--glow-near", "--glow-far"):
                assert contrast(now["--ink-soft"], now[ground]) >= AA, (ground, share)
            for ground in ("--paper", "--surface", "--mood-soft"):
                assert contrast(now["--mood-ink"], now[ground]) >= AA, (ground, share)
