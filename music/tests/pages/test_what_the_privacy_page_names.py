"""A new table forces a decision: what does the privacy page say of it?"""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from music.pages.cookies import cookies

# The section of the page that speaks of each table.
SECTIONS = {
    "account.EmailAddress": "account",
    "account.EmailConfirmation": "account",
    "admin.LogEntry": "staff",
    "auth.Group_permissions": "staff",
    "auth.User": "account",
    "auth.User_groups": "account",
    "auth.User_user_permissions": "account",
    "emotion.DiaryChoice": "diary",
    "emotion.DiaryEntry": "diary",
    "music.Post": "staff",
    "music.Preferences": "account",
    "music.RecentUse": "browser",
    "recommendations.ArtistOpinion": "answers",
    "recommendations.LibraryPage": "library",
    "recommendations.LibraryReading": "library",
    "recommendations.ListenerTaste": "library",
    "recommendations.RecommendationSet": "sets",
    "recommendations.SavedPlaylist": "spotify",
    "recommendations.SearchAnswer": "spotify",
    "recommendations.SetTrack": "sets",
    "recommendations.SpotifyConnection": "spotify",
    "recommendations.TasteTrack": "library",
    "recommendations.TrackOpinion": "answers",
    "recommendations.TwinSearch": "spotify",
    "recommendations.UsualChoices": "account",
    "sessions.Session": "browser",
    "socialaccount.SocialAccount": "spotify",
}
# Tables that hold nothing about a person, or that nothing is written to.
ABOUT_NOBODY = {
    "auth.Group",
    "auth.Permission",
    "contenttypes.ContentType",
    "music.GivenPost",
    "recommendations.CatalogueState",
    "recommendations.SaveWorker",
    "recommendations.SourceOff",
    "recommendations.SpotifyPause",
    "recommendations.Track",
    "socialaccount.SocialApp",
    # SOCIALACCOUNT_STORE_TOKENS is off: ours are encrypted.
    "socialaccount.SocialToken",
}


def page(client: Client) -> str:
    return client.get(reverse("privacy")).content.decode()


def test_every_table_is_spoken_of_or_holds_nothing_about_people() -> None:
    tables = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert tables == SECTIONS.keys() | ABOUT_NOBODY
    assert not SECTIONS.keys() & ABOUT_NOBODY


@pytest.mark.django_db
def test_every_section_is_on_the_page_and_in_its_contents(client: Client) -> None:
    html = page(client)
    sections = re.findall(r'<h2 id="([\w]+)">', html)
    assert set(SECTIONS.values()) <= set(sections)
    assert re.findall(r'<li><a href="#(\w+)">', html) == sections


@pytest.mark.django_db
def test_every_cookie_that_is_set_is_listed(client: Client, alice: User) -> None:
    client.get("/")
    client.post("/accounts/login/", {"login": "nobody", "password": "wrong"})
    client.post(reverse("theme"), {"theme": "dark"})
    client.post(reverse("language"), {"language": "en"})
    client.post("/accounts/login/", {"login": "alice", "password": "alice-has-a-password"})
    client.get("/profile/")
    assert set(client.cookies) == {cookie.name for cookie in cookies()}
    html = page(client)
    for name in client.cookies:
        assert f"<code>{name}</code>" in html


@pytest.mark.django_db
def test_the_cookies_last_as_long_as_the_page_says(client: Client, alice: User) -> None:
    client.post(reverse("theme"), {"theme": "dark"})
    form = {"login": "alice", "password": "alice-has-a-password"}
    client.post("/accounts/login/", form)
    assert client.cookies["sessionid"]["max-age"] == ""
    client.post("/accounts/logout/")
    client.post("/accounts/login/", {**form, "remember": "on"})
    two_weeks, year = 14 * 86_400, 365 * 86_400
    assert client.cookies["sessionid"]["max-age"] == two_weeks
    assert client.cookies["theme"]["max-age"] == year
    # Django's year has 52 weeks.
    assert client.cookies["csrftoken"]["max-age"] == 52 * 7 * 86_400


@pytest.mark.django_db
def test_scripts_can_read_only_the_cookie_that_protects_forms(client: Client, alice: User) -> None:
    client.post(reverse("theme"), {"theme": "dark"})
    client.post(reverse("language"), {"language": "en"})
    client.post("/accounts/login/", {"login": "alice", "password": "alice-has-a-password"})
    open_to_scripts = {name for name, cookie in client.cookies.items() if not cookie["httponly"]}
    assert open_to_scripts == {"csrftoken"}
