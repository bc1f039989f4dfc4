"""The mood diary as people meet it: drawn, read out, and without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from emotion.models import DiaryChoice, DiaryEntry
from music.tests.browser.conftest import Visit
from music.tests.browser.diary.conftest import SignIn
from music.tests.browser.test_accessibility import violations, wider_than_the_screen

pytestmark = pytest.mark.browser
WIDTHS = (390, 1280, 1920)
DIARY = "/profile/moods/"
# How many different colours the chart's canvas has, and how many columns of pixels are empty
# between the first and the last drawn one.
COLOURS = """
  () => {
    const canvas = document.querySelector("#course-plot canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const swatches = [...document.querySelectorAll("#course-key .chart-swatch")];
    return swatches.map((swatch) => {
      const [r, g, b] = getComputedStyle(swatch).backgroundColor.match(/\\d+/g).map(Number);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (data[at] === r && data[at + 1] === g && data[at + 2] === b) count += 1;
      }
      return count;
    });
  }
"""


def drawn(page: Page) -> list[int]:
    """Pixels of each emotion's colour, once the chart is there."""
    expect(page.locator("#course-plot canvas")).to_be_visible()
    for _ in range(200):
        found: list[int] = page.evaluate(COLOURS)
        if all(found):
            return found
        page.wait_for_timeout(50)
    return found


@pytest.mark.parametrize("span", ["", "?span=weeks"])
def test_the_chart_shows_all_seven_under_the_policy(
    visit: Callable[..., Visit], sign_in: SignIn, span: str
) -> None:
    one = visit()
    page = sign_in(one)
    one.open(DIARY + span)
    assert min(drawn(page)) > 20
    assert one.complaints == []


def test_it_is_drawn_anew_in_the_colours_of_another_theme(
    visit: Callable[..., Visit], sign_in: SignIn
) -> None:
    one = visit()
    page = sign_in(one)
    one.open(DIARY)
    light = page.locator("#course-plot canvas").evaluate("canvas => canvas.toDataURL()")
    page.evaluate("() => { document.documentElement.dataset.theme = 'dark'; }")
    assert min(drawn(page)) > 20
    dark = page.locator("#course-plot canvas").evaluate("canvas => canvas.toDataURL()")
    assert light != dark
    assert one.complaints == []


def test_everybody_can_use_it_at_every_width(visit: Callable[..., Visit], sign_in: SignIn) -> None:
    one = visit()
    page = sign_in(one)
    one.open(DIARY)
    page.get_by_text("The numbers as a table").click()
    page.locator(".question-wrong summary").first.click()
    page.get_by_text("Delete all entries").click()
    page.get_by_text("Turn the diary off").click()
    for scheme in ("light", "dark"):
        page.evaluate("name => { document.documentElement.dataset.theme = name; }", scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert violations(page) == [], (scheme, width)
            assert not wider_than_the_screen(page), (scheme, width)


def test_the_clock_of_this_device_is_offered(
    visit: Callable[..., Visit], sign_in: SignIn, listener: User
) -> None:
    one = visit()
    page = sign_in(one)
    here = page.evaluate("() => new Intl.DateTimeFormat().resolvedOptions().timeZone")
    DiaryChoice.objects.update(zone="Pacific/Chatham")
    one.open(DIARY)
    expect(page.locator("#zone-here")).to_have_text(here)
    page.get_by_role("button", name="Use this one").click()
    expect(page.locator("#zone-told")).to_contain_text(here)
    expect(page.locator("#zone")).to_be_hidden()
    assert DiaryChoice.objects.get().zone == here


def test_without_scripts_it_is_turned_on_read_corrected_and_emptied(
    visit: Callable[..., Visit], sign_in: SignIn, listener: User
) -> None:
    one = visit(javascript=False)
    page = sign_in(one)
    one.open(DIARY)
    expect(page.locator("#course-plot")).to_be_hidden()
    page.get_by_text("The numbers as a table").click()
    assert page.locator("#course tbody tr").count() > 10
    first = page.locator(".diary-entry").first
    first.locator(".question-wrong summary").click()
    first.get_by_role("button", name="Sad").click()
    expect(page.locator(".diary-entry").first).to_contain_text("You said: it was sad.")
    page.get_by_text("Turn the diary off").click()
    page.get_by_role("button", name="Turn off and delete them").click()
    expect(page.get_by_role("heading", name="The diary is off")).to_be_visible()
    assert not DiaryEntry.objects.exists()
    page.get_by_role("button", name="Turn my mood diary on").click()
    expect(page.locator("#zone-told")).to_contain_text("UTC")
