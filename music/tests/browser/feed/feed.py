"""What the tests of the feed do and look at."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit

READING = re.compile("looking|no-face|too-dark|too-far|several-faces|steady")
VIDEO_STREAM = "document.getElementById('video').srcObject"


def start(one: Visit, state: str | re.Pattern[str] = READING) -> Page:
    page = one.open()
    page.click("#start-camera")
    is_in(page, state)
    return page


def is_in(page: Page, state: str | re.Pattern[str], reason: str | None = None) -> None:
    expect(page.locator("#feed")).to_have_attribute("data-state", state)
    if reason is not None:
        expect(page.locator("#feed")).to_have_attribute("data-reason", reason)


def says(page: Page, words: str) -> None:
    expect(page.locator("#status")).to_contain_text(words)


def camera_is_off(page: Page) -> bool:
    return bool(page.evaluate(f"() => {VIDEO_STREAM} === null"))


def focused(page: Page) -> str:
    return str(page.evaluate("() => document.activeElement.id"))


def would_send(page: Page) -> list[float] | None:
    text = page.locator("#wish [name=probabilities]").input_value()
    return json.loads(text) if text else None


def box(page: Page) -> list[int]:
    drawn = page.locator("#overlay")
    expect(drawn).to_have_attribute("data-box", re.compile(r"\d"))
    return [int(part) for part in (drawn.get_attribute("data-box") or "").split(",")]


def shown_pixels(page: Page, canvas: str) -> int:
    """How many pixels of a canvas are not transparent."""
    return int(
        page.evaluate(
            """(id) => {
                const canvas = document.getElementById(id);
                if (canvas.width === 0) return 0;
                const { data } = canvas.getContext("2d").getImageData(
                    0, 0, canvas.width, canvas.height);
                return data.filter((value, index) => index % 4 === 3 && value > 0).length;
            }""",
            canvas,
        )
    )


def in_module(page: Page, path: str, body: str, argument: Any = None) -> Any:
    """Run ``body`` with `module` (static/js/camera/<path>) and `given`."""
    return page.evaluate(
        f"""async (given) => {{
            const module = await import("/static/js/camera/{path}");
            {body}
        }}""",
        argument,
    )
