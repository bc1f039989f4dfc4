from __future__ import annotations

from http.cookies import Morsel

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def cookies(settings: Settings, alice: User) -> dict[str, Morsel[str]]:
    """What a browser holds after Alice signed in to a production site."""
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    client = Client()
    form = {"login": "alice", "password": "alice-has-a-password"}
    assert client.post(reverse("account_login"), form, secure=True).status_code == 302
    client.get(reverse("home"), secure=True)
    return dict(client.cookies)


def test_the_session_travels_encrypted_and_is_hidden_from_scripts(
    cookies: dict[str, Morsel[str]],
) -> None:
    session = cookies["sessionid"]
    assert session["secure"]
    assert session["httponly"]
    assert session["samesite"] == "Lax"


def test_the_form_token_travels_encrypted_and_to_this_site_alone(
    cookies: dict[str, Morsel[str]],
) -> None:
    token = cookies["csrftoken"]
    assert token["secure"]
    assert token["samesite"] == "Lax"


def test_a_visitor_who_only_looks_gets_no_session() -> None:
    client = Client()
    client.get(reverse("home"))
    client.get(reverse("privacy"))
    assert "sessionid" not in client.cookies
