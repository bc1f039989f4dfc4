"""Light, dark or as the system: kept for each person, and drawn by the server."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from music.models import Preferences

pytestmark = pytest.mark.django_db


def html(client: Client, path: str = "/") -> str:
    return client.get(path).content.decode()


def choose(client: Client, theme: str, page: str = "/privacy/") -> str:
    """Press the switch on `page`; gives where that leads."""
    response = client.post("/theme/", {"theme": theme, "next": page})
    assert response.status_code == 302
    return str(response["Location"])


def test_nothing_is_decided_for_a_newcomer(client: Client) -> None:
    page = html(client)
    assert "data-theme" not in page
    assert '<meta name="color-scheme" content="light dark">' in page


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_visitor_s_choice_comes_with_the_next_page(client: Client, theme: str) -> None:
    assert choose(client, theme) == "/privacy/"
    page = html(client)
    assert f'<html lang="en" data-theme="{theme}">' in page
    assert f'<meta name="color-scheme" content="{theme}">' in page


def test_a_visitor_s_choice_is_a_cookie_that_scripts_cannot_read(client: Client) -> None:
    choose(client, "dark")
    cookie = client.cookies["theme"]
    assert cookie.value == "dark"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_back_to_the_system_leaves_no_cookie(client: Client) -> None:
    choose(client, "dark")
    choose(client, "system")
    assert "data-theme" not in html(client)
    assert client.cookies["theme"]["max-age"] == 0


def test_a_cookie_of_no_theme_counts_as_none(client: Client) -> None:
    client.cookies["theme"] = '"><script>'
    page = html(client)
    assert "data-theme" not in page
    assert '"><script>' not in page


def test_an_account_keeps_its_choice_in_any_browser(alice: User) -> None:
    first, second = Client(), Client()
    first.force_login(alice)
    choose(first, "dark")
    assert "theme" not in first.cookies
    assert 'data-theme="dark"' not in html(second)
    second.force_login(alice)
    assert 'data-theme="dark"' in html(second)


def test_an_account_s_choice_is_nobody_else_s(alice: User, bob: User, charlie: User) -> None:
    one = Client()
    one.force_login(alice)
    choose(one, "dark")
    for other in (bob, charlie):
        stranger = Client()
        stranger.force_login(other)
        assert "data-theme" not in html(stranger)
    assert [kept.user for kept in Preferences.objects.all()] == [alice]


def test_an_account_s_choice_goes_before_the_browser_s(client: Client, alice: User) -> None:
    choose(client, "dark")
    client.force_login(alice)
    assert 'data-theme="dark"' in html(client), "until the account has one of its own"
    choose(client, "light")
    assert 'data-theme="light"' in html(client)


@pytest.mark.parametrize(
    "page", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""]
)
def test_the_switch_leads_to_no_other_site(client: Client, page: str) -> None:
    assert choose(client, "dark", page) == "/"


def test_a_theme_that_is_none_is_refused(client: Client) -> None:
    assert client.post("/theme/", {"theme": "sepia"}).status_code == 400
    assert "theme" not in client.cookies


def test_the_switch_wants_a_post_with_its_token() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.get("/theme/").status_code == 405
    assert strict.post("/theme/", {"theme": "dark"}).status_code == 403


def test_every_page_says_which_button_holds(client: Client) -> None:
    choose(client, "dark")
    assert html(client, "/privacy/").count('value="dark" aria-pressed="true"') == 1


def test_no_shared_cache_gives_one_visitor_s_theme_to_another(client: Client) -> None:
    assert "Cookie" in client.get("/privacy/")["Vary"]
