"""Every page of the site in every state shuts nobody out, at every width, in both themes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest
from django.urls import include, path
from playwright.sync_api import expect
from pytest_django.fixtures import Settings

from music.tests.browser.conftest import Visit
from music.tests.browser.quality.conftest import Enter, go
from music.tests.browser.quality.survey import survey

pytestmark = pytest.mark.browser

ANYBODY = (
    "/",
    "/about/",
    "/team/",
    "/blog/",
    "/blog/from-a-face-to-a-playlist/",
    "/blog/vom-gesicht-zur-playlist/",
    "/privacy/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/spotify/cancelled/",
    "/accounts/spotify/error/",
    "/offline/",
)
# What looks the same however much there is in the account.
OF_AN_ACCOUNT = (
    "/profile/preferences/",
    "/profile/delete/",
    "/accounts/password/change/",
    "/accounts/logout/",
)
FILLED_OR_NOT = (
    "/profile/",
    "/profile/moods/",
    "/profile/insights/",
    "/profile/lists/",
    "/profile/data/",
    "/library/moods/",
    "/library/like/",
    "/accounts/connections/",
)


def _broken(request: HttpRequest) -> NoReturn:
    raise RuntimeError("ordered")


def _forbidden(request: HttpRequest) -> NoReturn:
    raise PermissionDenied


def _suspicious(request: HttpRequest) -> NoReturn:
    raise SuspiciousOperation("ordered")


urlpatterns = [
    path("ordered/500/", _broken),
    path("ordered/403/", _forbidden),
    path("ordered/400/", _suspicious),
    path("", include("music.urls")),
]


def survey_all(one: Visit, paths: Sequence[str]) -> list[str]:
    faults = []
    for at in paths:
        page = go(one, at)
        # A page that is not there would be an error page without faults.
        assert page.locator("main h1").count() == 1, at
        faults += survey(page, at)
    return faults


def test_a_visitors_pages(enter: Enter, posts: None) -> None:
    one = enter()
    assert survey_all(one, ANYBODY) == []
    # Of the page that says that a sign-in failed.
    assert [said for said in one.complaints if "401" not in said] == []


def test_a_new_listeners_pages(enter: Enter, alice: User) -> None:
    assert survey_all(enter(listener=alice), (*OF_AN_ACCOUNT, *FILLED_OR_NOT)) == []


def test_the_pages_of_a_listener_of_six_weeks(enter: Enter, filled: User) -> None:
    one = enter(listener=filled)
    faults = survey_all(one, ("/", *FILLED_OR_NOT, "/profile/moods/?span=weeks"))
    faults += survey_all(one, ("/profile/lists/?q=nothing-is-called-so",))
    assert faults == []
    assert one.complaints == []


def test_the_error_pages(enter: Enter, settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    settings.POSTS_PER_MINUTE = settings.POSTS_PER_MINUTE_PER_ADDRESS = 1
    one = enter()
    faults = []
    for status in ("404", "400", "403", "500"):
        page = go(one, f"/ordered/{status}/")
        faults += survey(page, status)
    page = go(one, "/accounts/login/")
    page.get_by_label("Username").fill("alice")
    page.get_by_label("Password").fill("wrong")
    one.page.context.clear_cookies()
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("form is out of date")
    faults += survey(page, "403 of a form")
    for _ in range(2):
        go(one, "/")
        page.locator("#hand button").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("A little slower")
    faults += survey(page, "429")
    assert faults == []
