"""The strip of the last minute."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from emotion.labels import LABELS
from music.tests.browser.charts.drawing import expect_lines, lines

pytestmark = pytest.mark.browser

# Seven heights that no two lines share; their sum is 1.
SHARES = [0.02, 0.06, 0.10, 0.14, 0.18, 0.22, 0.28]
START = """
  async ({ labels, options }) => {
    const { createStrip } = await import("/static/js/charts/strip.js");
    const { createReadingWords } = await import("/static/js/words/reading.js");
    const words = createReadingWords(document.querySelector("#reading-words"));
    window.strip = createStrip(document.querySelector("#stage"), labels, words, options);
  }
"""
ADD = "(rows) => rows.forEach(([seconds, shares]) => window.strip.add(seconds, shares))"
COUNT_DRAWINGS = """
  () => {
    window.drawings = 0;
    const { clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...area) {
      window.drawings += 1;
      return clearRect.apply(this, area);
    };
  }
"""

Rows = list[tuple[float, list[float] | None]]


def start(page: Page, **options: Any) -> None:
    page.evaluate(START, {"labels": LABELS, "options": options})


def rows(first: float, last: float, shares: list[float] | None = SHARES) -> Rows:
    """Five a second, the last time included."""
    return [(index / 5, shares) for index in range(round(first * 5), round(last * 5) + 1)]


def mostly(label: str) -> list[float]:
    return [0.7 if one == label else 0.05 for one in LABELS]


def stop_the_clock(page: Page) -> None:
    """From now on time passes in the page only where a test lets it pass."""
    page.clock.install(time=0)
    page.clock.pause_at(60)


def test_each_emotion_has_a_line_of_its_colour_at_its_height(stage: Page) -> None:
    start(stage)
    stage.evaluate(ADD, rows(0, 60))
    expect_lines(stage)
    for share, (label, line) in zip(SHARES, lines(stage).items(), strict=True):
        assert line.height == pytest.approx(share, abs=0.02), label


def test_a_minute_without_a_face_in_between_is_a_gap(stage: Page) -> None:
    start(stage)
    stage.evaluate(ADD, [*rows(0, 20), *rows(20.2, 39.8, None), *rows(40, 60)])
    expect_lines(stage, 0.7, 0.95)
    assert all(line.count for line in lines(stage, 0.05, 0.3).values())
    assert not any(line.count for line in lines(stage, 0.35, 0.65).values())


def test_a_time_in_which_nothing_came_is_a_gap_too(stage: Page) -> None:
    start(stage)
    stage.evaluate(ADD, [*rows(0, 20), *rows(40, 60)])
    expect_lines(stage, 0.7, 0.95)
    assert not any(line.count for line in lines(stage, 0.35, 0.65).values())


def test_a_face_that_flashed_up_once_is_a_dot(stage: Page) -> None:
    start(stage)
    stage.evaluate(ADD, [(10, None), (30, SHARES), (31, None), (60, None)])
    expect_lines(stage, 0.45, 0.55)
    assert not any(line.count for line in lines(stage, 0.55, 1).values())


def test_what_is_older_than_the_strip_moves_out_of_it(stage: Page) -> None:
    start(stage, seconds=10)
    stage.evaluate(ADD, [*rows(0, 5), *rows(60, 65)])
    expect_lines(stage, 0.55, 1)
    assert not any(line.count for line in lines(stage, 0, 0.45).values())


def test_the_strip_is_as_wide_as_its_place(stage: Page) -> None:
    start(stage)
    stage.evaluate(ADD, rows(0, 60))
    for width in (300, 900):
        stage.locator("#stage").evaluate("(one, px) => { one.style.width = px; }", f"{width}px")
        expect(stage.locator("#stage .uplot")).to_have_css("width", f"{width}px")
        expect_lines(stage, 0, 0.2)
        expect_lines(stage, 0.8, 1)


def test_a_strip_that_begins_hidden_is_drawn_when_it_is_shown(stage: Page) -> None:
    stage.evaluate("() => { document.querySelector('#stage').hidden = true; }")
    start(stage)
    stage.evaluate(ADD, rows(0, 60))
    stage.evaluate("() => { document.querySelector('#stage').hidden = false; }")
    expect_lines(stage)


@pytest.mark.parametrize(("motion", "most"), [("no-preference", 13), ("reduce", 2)])
def test_the_strip_is_drawn_a_few_times_a_second_however_many_readings_come(
    stage: Page, motion: Any, most: int
) -> None:
    stop_the_clock(stage)
    stage.emulate_media(reduced_motion=motion)
    start(stage)
    expect(stage.locator("#stage canvas")).to_be_visible()
    # The observer of the size draws once when it begins.
    stage.evaluate("() => new Promise((done) => new ResizeObserver(done).observe(document.body))")
    stage.evaluate(COUNT_DRAWINGS)
    # A little more than three seconds.
    for index in range(90):
        stage.evaluate(ADD, [(index * 0.034, SHARES)])
        stage.clock.run_for(34)
    assert 1 <= stage.evaluate("window.drawings") <= most


def test_a_screen_reader_is_told_the_strongest_emotion(stage: Page) -> None:
    start(stage)
    picture = stage.get_by_role("img", name="The emotions of the last 60 seconds.")
    expect(picture).to_have_accessible_name(
        "The emotions of the last 60 seconds. No face was seen."
    )
    stage.evaluate(ADD, [*rows(0, 10, mostly("sad")), *rows(10.2, 30, mostly("happy"))])
    # Twenty of the thirty seconds at 70 %, the others at 5 %.
    expect(picture).to_have_accessible_name(
        "The emotions of the last 60 seconds. Strongest: happy, 48 % on the average."
    )


def test_the_text_changes_every_ten_seconds_at_most(stage: Page) -> None:
    stop_the_clock(stage)
    start(stage)
    picture = stage.locator("#stage")
    said = []
    for first, label in ((0, "happy"), (4, "sad"), (8, "sad"), (12, "sad"), (16, "angry")):
        stage.evaluate(COUNT_DRAWINGS)
        stage.evaluate(ADD, rows(first, first + 3.8, mostly(label)))
        stage.clock.run_for(1000)
        assert stage.evaluate("window.drawings") > 0
        text = picture.get_attribute("aria-label") or ""
        said.append(text.partition("Strongest: ")[2].partition(",")[0])
    assert said == ["happy", "happy", "happy", "sad", "sad"]


def test_clearing_forgets_everything(stage: Page) -> None:
    start(stage)
    stage.evaluate(ADD, rows(0, 60))
    expect_lines(stage)
    stage.evaluate("window.strip.clear()")
    expect(stage.locator("#stage")).to_have_accessible_name(
        "The emotions of the last 60 seconds. No face was seen."
    )
    assert not any(line.count for line in lines(stage).values())
    # Another camera session may begin at any time of its own clock.
    stage.evaluate(ADD, rows(3, 33))
    expect_lines(stage, 0.6, 1)
    assert not any(line.count for line in lines(stage, 0, 0.4).values())


def test_destroying_leaves_an_ordinary_empty_element(stage: Page) -> None:
    start(stage)
    stage.evaluate(ADD, rows(0, 5))
    stage.evaluate("window.strip.destroy()")
    assert stage.locator("#stage").evaluate("(one) => one.outerHTML") in (
        '<div id="stage" class=""></div>',
        '<div id="stage"></div>',
    )


def test_every_line_can_be_told_from_its_ground(stage: Page) -> None:
    start(stage)
    contrasts = stage.evaluate(
        """
        () => {
          const context = document.createElement("canvas")
            .getContext("2d", { willReadFrequently: true });
          const lightness = (colour) => {
            context.fillStyle = colour;
            context.fillRect(0, 0, 1, 1);
            const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((part) => {
              const share = part / 255;
              return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
          };
          const colourOf = (one) => getComputedStyle(one).backgroundColor;
          const ground = lightness(colourOf(document.querySelector("#stage .chart-plot")));
          return [...document.querySelectorAll("#stage .chart-swatch")].map(
            (one) => (ground + 0.05) / (lightness(colourOf(one)) + 0.05),
          );
        }
        """
    )
    assert len(contrasts) == len(LABELS)
    assert min(contrasts) >= 3
