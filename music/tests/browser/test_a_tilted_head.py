from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from playwright.sync_api import expect

from music.tests.browser.conftest import Visit
from music.tests.browser.video import HEIGHT, WIDTH, portrait, write_y4m

pytestmark = pytest.mark.browser

NOBODY: dict[str, object] = {"faces": [], "chosen": None}


def face(turn: int) -> dict[str, object]:
    return {"faces": [{"turn": turn}], "chosen": 0}


PAUSES = """async (readings) => {
    const { createTiltedPauses } = await import('/static/js/camera/tilted.js');
    const pauses = createTiltedPauses();
    return readings.map(([reading, now]) => pauses.has(reading, now));
}"""


def test_a_tilted_head_is_read_and_its_box_drawn(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    turn = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), -25, 1)
    tilted = np.asarray(cv2.warpAffine(portrait(), turn, (WIDTH, HEIGHT)), np.uint8)
    page = visit(video=write_y4m(tmp_path / "tilted.y4m", [tilted] * 2)).open()
    page.click("#start-camera")
    expect(page.locator("#feed")).to_have_attribute("data-state", "reading")
    expect(page.locator("#recommend")).to_be_enabled()
    page.wait_for_selector("#overlay[data-box]")


def test_an_empty_picture_between_two_looks_for_a_tilted_head_is_passed_over(
    visit: Callable[..., Visit],
) -> None:
    page = visit().open()
    readings = [
        [NOBODY, 0],
        [face(20), 100],
        [NOBODY, 300],
        [NOBODY, 1099],
        [NOBODY, 1100],
        [face(-20), 2000],
        [face(0), 2200],
        [NOBODY, 2400],
    ]
    passed_over = [False, False, True, True, False, False, False, False]
    assert page.evaluate(PAUSES, readings) == passed_over
