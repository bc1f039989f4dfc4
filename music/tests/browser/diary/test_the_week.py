"""What a week sounded like, and the page for staff."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from PIL import Image
from playwright.sync_api import expect

from music.tests.browser.conftest import Visit
from music.tests.browser.diary.conftest import SignIn
from music.tests.browser.test_accessibility import violations, wider_than_the_screen
from recommendations.models import RecommendationSet

pytestmark = pytest.mark.browser
WIDTHS = (390, 1280, 1920)


def test_it_is_read_and_its_picture_downloaded(
    visit: Callable[..., Visit], sign_in: SignIn, tmp_path: Path
) -> None:
    one = visit()
    page = sign_in(one)
    one.open("/profile/insights/")
    shown = page.locator(".insights-picture img")
    shown.scroll_into_view_if_needed()
    expect(shown).to_have_js_property("naturalWidth", 1080)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == [], width
        assert not wider_than_the_screen(page), width
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download as PNG").click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert file.name.startswith("wmusic-") and file.suffix == ".png"
    with Image.open(file) as image:
        assert image.size == (1080, 1350)
    assert one.complaints == []


def test_a_quiet_week_can_be_read_by_everybody(
    visit: Callable[..., Visit], sign_in: SignIn
) -> None:
    RecommendationSet.objects.all().delete()
    one = visit()
    page = sign_in(one)
    one.open("/profile/insights/?week=2020-W10")
    expect(page.get_by_role("heading", name="A quiet week")).to_be_visible()
    assert violations(page) == []


def test_staff_can_read_the_shares_at_every_width(
    visit: Callable[..., Visit], sign_in: SignIn, listener: User
) -> None:
    User.objects.update(is_staff=True)
    RecommendationSet.objects.update(fit="yes")
    one = visit()
    page = sign_in(one)
    one.open("/staff/fit/")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == [], width
        assert not wider_than_the_screen(page), width
    assert one.complaints == []
