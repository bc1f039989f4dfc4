"""The blog without scripts, and the admin's pages, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from playwright.sync_api import expect

from music.tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_without_scripts_the_blog_is_whole(visit: Callable[..., Visit]) -> None:
    call_command("first_posts", verbosity=0)
    page = visit(javascript=False).open("/")
    page.get_by_role("contentinfo").get_by_role("link", name="Blog").click()
    page.get_by_role("link", name="What leaves your device").click()
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text("What leaves your device, and what does not")
    page.get_by_role("link", name="privacy page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is stored, and for how long")


def test_the_admin_works_under_the_sites_content_policy(visit: Callable[..., Visit]) -> None:
    User.objects.create_superuser("root", password="root-has-a-password")
    one = visit()
    page = one.open("/admin/")
    page.get_by_label("Username").fill("root")
    page.get_by_label("Password").fill("root-has-a-password")
    page.get_by_label("Password").press("Enter")
    page.wait_for_url("**/admin/")
    for path in ("recommendations/track/", "recommendations/savedplaylist/", "auth/user/"):
        one.open(f"/admin/{path}")
    one.open("/admin/music/post/add/")
    page.get_by_label("Title").press_sequentially("Seen in Chromium")
    # The admin's own scripts run: this field is filled by one.
    expect(page.get_by_label("Address")).to_have_value("seen-in-chromium")
    page.get_by_label("Author").fill("Ada")
    page.get_by_label("Summary").fill("Short.")
    page.get_by_label("Text").fill("Some *text*.")
    page.get_by_role("link", name="Today").click()
    page.get_by_role("link", name="Now", exact=True).click()
    page.get_by_role("button", name="Save and continue editing").click()
    page.wait_for_url("**/change/")
    assert one.complaints == []
    page.get_by_role("link", name="View on site").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Seen in Chromium")
