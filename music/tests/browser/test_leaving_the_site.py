"""Taking one's data along, disconnecting Spotify, deleting the account; also without scripts."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from music.tests.browser.conftest import Visit
from music.tests.browser.test_the_library import assert_readable, sign_in
from recommendations.models import RecommendationSet, SpotifyConnection

pytestmark = pytest.mark.browser

PASSWORD = "quite-a-long-phrase-7"


def follow(one: Visit, name: str, *, javascript: bool) -> Page:
    """A link by its name; and the page it leads to shuts nobody out."""
    one.page.get_by_role("main").get_by_role("link", name=name).first.click()
    one.page.wait_for_load_state()
    if javascript:
        assert_readable(one.page)
    return one.page


@pytest.mark.parametrize("javascript", [True, False])
def test_from_the_file_to_the_end_of_the_account(
    visit: Callable[..., Visit], javascript: bool
) -> None:
    one = visit(javascript=javascript)
    page = sign_in(one)
    one.open("/")
    page.get_by_role("button", name="happy").click()
    page.wait_for_url("**/recommendations/*/")
    made = RecommendationSet.objects.get()

    one.open("/profile/")
    follow(one, "Your data", javascript=javascript)
    with page.expect_download() as started:
        page.get_by_role("button", name="Download my data").click()
    assert started.value.suggested_filename.startswith("wmusic-data-20")
    file = json.loads(started.value.path().read_text(encoding="utf-8"))
    assert [one["id"] for one in file["sections"]["sets"]["content"]] == [str(made.id)]
    assert file["sections"]["spotify_connection"]["content"]["display_name"] == "Ada"

    follow(one, "Delete my account", javascript=javascript)
    expect(page.get_by_text("1 set with its songs and mood")).to_be_visible()
    name = page.get_by_label("Your user name")
    name.fill("somebody")
    page.get_by_role("button", name="Delete my account for good").click()
    expect(page.get_by_text("This is not your user name.")).to_be_visible()
    if javascript:
        assert_readable(page)
    assert User.objects.exists()
    name.fill("ada")
    page.get_by_role("button", name="Delete my account for good").click()

    expect(page.get_by_text("Your account and everything in it is deleted.")).to_be_visible()
    expect(page.get_by_role("link", name="Sign in", exact=True)).to_be_visible()
    assert not User.objects.exists()
    assert not RecommendationSet.objects.exists()
    page.goto(f"{one.site}/recommendations/{made.id}/")
    expect(page.get_by_role("main")).not_to_contain_text("Save")
    one.complaints[:] = [said for said in one.complaints if "404" not in said]
    assert one.complaints == []


@pytest.mark.parametrize("javascript", [True, False])
def test_from_an_account_without_a_password_to_one_without_spotify(
    visit: Callable[..., Visit], javascript: bool
) -> None:
    one = visit(javascript=javascript)
    page = sign_in(one)
    one.open("/profile/")
    follow(one, "Manage the connection", javascript=javascript)
    expect(page.get_by_text("There are two ways on.")).to_be_visible()
    expect(page.get_by_role("button", name="Remove this connection")).to_have_count(0)

    follow(one, "Set a password first", javascript=javascript)
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.get_by_role("button", name="Set password").click()
    remove = page.get_by_role("button", name="Remove this connection")
    expect(remove).to_be_visible()
    if javascript:
        assert_readable(page)
    remove.click()

    expect(page.get_by_role("heading", name="Spotify is disconnected")).to_be_visible()
    if javascript:
        assert_readable(page)
    assert not SpotifyConnection.objects.exists()
    way = page.get_by_role("link", name="Your apps at Spotify")
    with page.context.expect_page() as opened:
        way.click()
    expect(opened.value.get_by_text("not Spotify").first).to_be_visible()

    page.get_by_role("button", name="Sign out").click()
    one.open("/accounts/login/")
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("link", name="Profile").wait_for()
    assert one.complaints == []
