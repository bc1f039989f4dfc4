"""Seven petals come out from behind the picture, each as far as its emotion is read."""

from __future__ import annotations

import pytest

from emotion.labels import LABELS
from emotion.petals import LENGTH, REACH, places
from music.tests.browser.conftest import Visit
from music.tests.browser.feed.feed import start

pytestmark = pytest.mark.browser

# Of one moment: how far each petal stands out of the picture in CSS pixels (a whole one, too),
# and the share that its bar shows.
STANDING_OUT = """(labels) => {
    const stage = document.querySelector(".feed-stage").getBoundingClientRect();
    const beyond = (petal) => {
        const {left, top, right, bottom} = petal.getBoundingClientRect();
        return Math.max(
            stage.left - left, stage.top - top, right - stage.right, bottom - stage.bottom);
    };
    return labels.map((label) => {
        const slot = document.querySelector(`.petals-around [data-emotion=${label}]`);
        const bar = document.querySelector(`.bar[data-emotion=${label}] meter`);
        return {
            share: bar.value,
            out: beyond(slot.querySelector(".petals-share")),
            whole: beyond(slot.querySelector(".petals-full")),
        };
    });
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_a_petal_stands_out_as_far_as_its_emotion_is_read(alone: Visit, width: int) -> None:
    alone.page.set_viewport_size({"width": width, "height": 800})
    page = start(alone, "steady")
    seen = dict(zip(LABELS, page.evaluate(STANDING_OUT, list(LABELS)), strict=True))
    assert seen["happy"]["share"] > 0.8
    for label in LABELS:
        whole, share = seen[label]["whole"], seen[label]["share"]
        assert whole > 20
        # All lie a pixel within the edge; a bar's box is even rounder than its petal.
        assert seen[label]["out"] == pytest.approx(share * (whole + 1) - 1, abs=0.75)


def test_before_the_camera_is_on_none_stands_out(alone: Visit) -> None:
    page = alone.open()
    for width in (320, 390, 600, 768, 960, 1024, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        seen = page.evaluate(STANDING_OUT, list(LABELS))
        assert [width for petal in seen if petal["out"] >= 0] == []
    drawn = page.locator(".petals-around")
    assert float(drawn.get_attribute("data-whole") or 0) == LENGTH
    assert float(drawn.get_attribute("data-reach") or 0) == REACH
    assert drawn.locator("[data-emotion]").count() == len(places())


def test_no_petal_covers_the_picture_or_takes_a_press(alone: Visit) -> None:
    page = start(alone, "steady")
    for place in places():
        # A little within the edge that the petal comes from.
        x, y = (0.98 * (share - 0.5) + 0.5 for share in (place.x, place.y))
        on_top = page.evaluate(
            """([x, y]) => {
                const {left, top, width, height} =
                    document.querySelector(".feed-stage").getBoundingClientRect();
                const hit = document.elementFromPoint(left + x * width, top + y * height);
                return Boolean(hit.closest(".feed-stage"));
            }""",
            [x, y],
        )
        assert on_top, place
