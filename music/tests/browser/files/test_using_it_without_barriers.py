from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from music.tests.browser.files.faces import one_face, two_faces, write_webm
from music.tests.browser.files.part import FilePart
from music.tests.browser.test_accessibility import violations, wider_than_the_screen

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [390, 1920])
def test_axe_finds_nothing_in_any_state(
    part: Callable[..., FilePart], tmp_path: Path, width: int
) -> None:
    one = part(width=width)

    def check(state: str) -> None:
        one.expect_state(state)
        assert violations(one.page) == [], state
        assert not wider_than_the_screen(one.page), state

    check("idle")
    one.choose_picture(two_faces())
    check("photo")
    one.choose(write_webm(tmp_path / "two.webm", [two_faces()] * 12, 10))
    check("clip")
    one.choose({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"nothing"})
    check("failed")


def test_everything_is_reached_in_order_with_the_tab_key(part: Callable[..., FilePart]) -> None:
    one = part()
    one.choose_picture(one_face())
    one.expect_state("photo")
    one.page.locator("#files-input").focus()
    reached = []
    for _ in range(3):
        one.page.keyboard.press("Tab")
        reached.append(
            one.page.evaluate(
                "document.activeElement.ariaLabel ?? document.activeElement.textContent"
            )
        )
    assert reached == ["Face 1 of 1: happy", "Recommend Music", "Clear"]
