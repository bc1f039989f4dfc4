from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

PAGES = ["library:moods", "library:like", "library:reading"]
# Each button, and the page that it stands on.
BUTTONS = [
    ("library:read-again", "library:reading"),
    ("library:stop-reading", "library:reading"),
    ("library:sort", "library:moods"),
    ("library:save-all", "library:moods"),
    ("library:forget", "library:moods"),
    ("library:like-playlists", "library:like"),
    ("library:create-like", "library:like"),
    ("library:taste-on", "profile"),
    ("library:taste-again", "profile"),
    ("library:taste-off", "profile"),
    ("library:taste-playlists", "profile"),
]
# Deleting costs nothing.
UNPACED = {"library:forget", "library:stop-reading", "library:taste-off"}


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_who_opens_a_page_is_asked_to_sign_in(client: Client, page: str) -> None:
    response = client.get(reverse(page))
    assert response.headers["Location"] == f"{reverse('account_login')}?next={reverse(page)}"


@pytest.mark.django_db
@pytest.mark.parametrize(("button", "page"), BUTTONS)
def test_a_visitor_who_presses_is_led_back_to_the_page(
    client: Client, button: str, page: str
) -> None:
    location = client.post(reverse(button)).headers["Location"]
    assert location == f"{reverse('account_login')}?next={reverse(page).replace('/', '%2F')}"


@pytest.mark.parametrize(("button", "page"), BUTTONS)
def test_nothing_changes_by_a_link_or_without_the_token(
    alice: User, button: str, page: str
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    assert strict.get(reverse(button)).status_code == 405
    assert strict.post(reverse(button)).status_code == 403


@pytest.mark.parametrize("button", [name for name, _ in BUTTONS if name not in UNPACED])
def test_nobody_presses_faster_than_people_do(
    client: Client, alice: User, settings: Settings, button: str
) -> None:
    settings.POSTS_PER_MINUTE = 1
    client.force_login(alice)
    assert client.post(reverse(button)).status_code == 302
    assert client.post(reverse(button)).status_code == 429


def test_the_header_leads_to_the_library_once_signed_in(client: Client, alice: User) -> None:
    link = f'href="{reverse("library:moods")}"'
    assert link not in client.get("/").content.decode()
    client.force_login(alice)
    assert link in client.get("/").content.decode()


@pytest.mark.django_db
def test_the_privacy_page_tells_what_is_read_of_a_library(client: Client) -> None:
    text = " ".join(client.get(reverse("privacy")).content.decode().split())
    for words in ("Your library on Spotify", "up to 100 of each list", "disconnect Spotify"):
        assert words in text
