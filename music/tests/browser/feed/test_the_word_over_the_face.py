"""The word stands over the box, and covers no face while there is room elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from music.tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

# How many pixels are drawn above, within and below the inner part of the box.
DRAWN = """async ([y, side]) => {
    const { drawFaces } = await import("/static/js/camera/overlay.js");
    const canvas = document.createElement("canvas");
    Object.assign(canvas.style, {display: "block", width: "320px", height: "240px"});
    document.body.append(canvas);
    const front = {x: 100, y, width: side, height: side};
    const picture = {width: 320, height: 240, isMirrored: false};
    drawFaces(canvas, picture, {front, others: [], words: "Happy 96 %"});
    const count = (top, bottom) => {
        if (bottom <= top) return 0;
        const {data} = canvas.getContext("2d").getImageData(110, top, side - 20, bottom - top);
        return data.filter((_, index) => index % 4 === 3 && data[index] > 0).length;
    };
    return [count(0, y - 8), count(y + 8, y + side - 8), count(y + side + 8, 240)]
        .map((pixels) => pixels > 0);
}"""


@pytest.mark.parametrize(
    ("y", "side", "above", "within", "below"),
    [
        (90, 100, True, False, False),
        (4, 100, False, False, True),
        (8, 225, False, True, False),
    ],
    ids=["in the middle", "at the upper edge", "all over the picture"],
)
def test_it_stands_where_there_is_room(
    visit: Callable[..., Visit], y: int, side: int, above: bool, within: bool, below: bool
) -> None:
    page = visit().open("/privacy/")
    assert page.evaluate(DRAWN, [y, side]) == [above, within, below]
