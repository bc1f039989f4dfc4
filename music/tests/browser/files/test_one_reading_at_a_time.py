"""The page posts one reading: the camera's or a file's, whichever was begun last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from music.tests.browser.files.faces import one_face
from music.tests.browser.files.part import FilePart
from recommendations.models import RecommendationSet

pytestmark = pytest.mark.browser


def test_a_file_ends_the_camera_and_the_camera_ends_a_file(
    part: Callable[..., FilePart], portrait_video: Path
) -> None:
    one = part(video=portrait_video)
    camera = one.page.locator("#feed")
    one.page.click("#start-camera")
    expect(one.page.locator("#recommend")).to_be_enabled()
    one.choose_picture(one_face())
    one.expect_state("photo")
    expect(camera).to_have_attribute("data-state", "idle")
    expect(one.page.locator("#recommend")).to_be_disabled()
    reading = one.posted()
    assert reading is not None
    assert reading["origin"] == "photo"
    one.page.click("#start-camera")
    one.expect_state("idle")
    assert one.canvas_size() == [0, 0]
    expect(one.page.locator("#recommend")).to_be_enabled()
    reading = one.posted()
    assert reading is not None
    assert reading["origin"] == "camera"


def test_a_mood_picked_by_hand_is_not_mixed_with_a_photo(part: Callable[..., FilePart]) -> None:
    one = part()
    one.choose_picture(one_face())
    one.expect_state("photo")
    one.page.locator("#hand").get_by_role("button", name="sad").click()
    one.page.wait_for_url("**/recommendations/*/")
    assert RecommendationSet.objects.get().origin == "hand"
