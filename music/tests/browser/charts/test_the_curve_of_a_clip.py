"""The curves of a clip, with the overall mood and a table."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from emotion.labels import LABELS
from music.tests.browser.charts.drawing import expect_lines, lines, set_the_stage
from music.tests.browser.conftest import Visit
from music.tests.browser.test_accessibility import violations, wider_than_the_screen

pytestmark = pytest.mark.browser

SHOW = """
  async ({ labels, frames, lasts }) => {
    const { Scene } = await import("/static/js/steadiness/scene.js");
    const { sumUp } = await import("/static/js/steadiness/clip.js");
    const { createClipCurve } = await import("/static/js/charts/clip-curve.js");
    const { createReadingWords } = await import("/static/js/words/reading.js");
    const words = createReadingWords(document.querySelector("#reading-words"));
    const scene = new Scene(labels);
    const box = { x: 200, y: 100, width: 120, height: 120, neighbours: 20 };
    const read = frames.map(([time, probabilities]) => {
      const { ids, front } = scene.see(time, probabilities ? [box] : []);
      const faces = ids.map((id) => ({ id, probabilities, ...scene.read(id, probabilities) }));
      return { time, faces, front, state: scene.state };
    });
    const stage = document.querySelector("#stage");
    window.chart = createClipCurve(stage, labels, sumUp(labels, read, lasts), words);
  }
"""

# Parts of the plot's height: it begins with a band, below 0 %.
ABOVE_BAND = 0.09
PLACE_OF_64_PERCENT = (0.13 + 0.64) / 1.13

Frames = list[tuple[float, list[float] | None]]


def mostly(label: str) -> list[float]:
    rest = [0.01, 0.03, 0.05, 0.07, 0.09, 0.11]
    return [0.64 if one == label else rest.pop() for one in LABELS]


def frames(*parts: tuple[float, float, str | None]) -> Frames:
    """Ten a second: from, until, and the emotion, None where nobody is there."""
    return [
        (index / 10, None if label is None else mostly(label))
        for first, last, label in parts
        for index in range(round(first * 10), round(last * 10))
    ]


def show(page: Page, shown: Frames, lasts: float | None = None) -> None:
    page.evaluate(SHOW, {"labels": LABELS, "frames": shown, "lasts": lasts})


# Happy, nobody, happy, and sad at the end.
STORY = frames((0, 4, "happy"), (4, 8, None), (8, 10, "happy"), (10, 12, "sad"))


def test_the_curves_are_drawn_with_a_gap_where_nobody_was_seen(stage: Page) -> None:
    show(stage, STORY, 12)
    expect_lines(stage, 0, 0.3)
    expect_lines(stage, 0.7, 1)
    height = lines(stage, 0.1, 0.3, ABOVE_BAND)["happy"].height
    assert height == pytest.approx(PLACE_OF_64_PERCENT, abs=0.02)
    assert not any(line.count for line in lines(stage, 0.35, 0.64, ABOVE_BAND).values())


def test_the_band_below_has_the_mood_that_holds(stage: Page) -> None:
    show(stage, STORY, 12)
    expect_lines(stage, 0, 0.3)
    # From 4.2 to 4.7 s nobody is seen, and the label is held.
    held = lines(stage, 0.35, 0.39)
    assert held["happy"].count
    assert held["happy"].height < ABOVE_BAND
    assert not any(line.count for label, line in held.items() if label != "happy")
    # From 5.4 to 7.7 s nobody is there.
    assert not any(line.count for line in lines(stage, 0.45, 0.64).values())


def test_the_line_of_the_overall_mood_is_thicker(stage: Page) -> None:
    show(stage, STORY, 12)
    expect_lines(stage, 0, 0.2)
    drawn = lines(stage, 0.02, 0.2, ABOVE_BAND)
    others = [line.count for label, line in drawn.items() if label != "happy"]
    assert drawn["happy"].count > 1.5 * max(others)


def test_the_overall_mood_is_said_and_marked_in_the_key(stage: Page) -> None:
    show(stage, STORY, 12)
    overall = stage.locator("#stage .chart-overall")
    expect(overall).to_contain_text("Overall: Happy, ")
    expect(overall).to_contain_text(" s with a face.")
    said = (overall.text_content() or "").removeprefix("Overall: ")
    expect(stage.get_by_role("img")).to_have_accessible_name(
        f"The seven emotions over 12.0 seconds. Overall: {said}"
    )
    marked = stage.locator("#stage [data-overall]")
    expect(marked).to_have_count(1)
    share = said.split(", ")[1].split(" on")[0]
    expect(marked).to_have_text(f"Happy {share}")


def test_the_table_has_the_same_story(stage: Page) -> None:
    show(stage, STORY, 12)
    table = stage.locator("#stage table")
    expect(table).to_be_hidden()
    stage.get_by_text("The numbers as a table").click()
    expect(table).to_be_visible()
    cells: list[list[str]] = table.evaluate(
        "(one) => [...one.rows].map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    head, *body = cells
    assert head == ["Time", "Mood", *(label.title() for label in LABELS)]
    happy = LABELS.index("happy") + 2
    by_time = {row[0]: row for row in body}
    assert len(body) == 12
    assert by_time["2.0 s"][1] == "Happy"
    assert by_time["2.0 s"][happy] == "64 %"
    assert by_time["6.0 s"][1:] == ["No face"] + ["–"] * len(LABELS)
    assert by_time["9.0 s"][1] == "Happy"


def test_the_table_of_a_long_clip_stays_short(stage: Page) -> None:
    show(stage, [(10.0 * index, mostly("sad")) for index in range(60)], 600)
    stage.get_by_text("The numbers as a table").click()
    assert stage.locator("#stage tbody tr").count() <= 24


def test_a_clip_without_a_face_says_so(stage: Page) -> None:
    show(stage, frames((0, 3, None)))
    expect(stage.locator("#stage .chart-overall")).to_have_text(
        "Overall: No face was seen for long enough to name a mood."
    )
    expect(stage.locator("#stage [data-overall]")).to_have_count(0)
    assert not any(line.count for line in lines(stage).values())


def test_a_clip_that_is_half_one_mood_and_half_another_is_not_sure(stage: Page) -> None:
    show(stage, frames((0, 4, "happy"), (4, 8, "sad")), 8)
    expect(stage.locator("#stage .chart-overall")).to_contain_text(
        "Overall: Not sure (most of all "
    )


def test_one_frame_is_drawn_as_dots(stage: Page) -> None:
    show(stage, [(0, mostly("happy"))], 2)
    expect_lines(stage, 0, 0.1)


def test_destroying_empties_the_element(stage: Page) -> None:
    show(stage, STORY, 12)
    stage.evaluate("window.chart.destroy()")
    expect(stage.locator("#stage")).to_be_empty()
    expect(stage.locator("#stage")).not_to_have_class("chart")


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_the_curves_shut_nobody_out(visit: Callable[..., Visit], width: int) -> None:
    one = visit(width=width)
    page = one.open("/privacy/")
    set_the_stage(page)
    show(page, STORY, 12)
    page.get_by_text("The numbers as a table").click()
    expect(page.locator("#stage table")).to_be_visible()
    assert not wider_than_the_screen(page)
    # The page lost its heading with its content; that is not the chart's.
    assert [said for said in violations(page) if not said.startswith("page-has-heading")] == []
    assert one.complaints == []
