from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def localhost(settings: Settings) -> Client:
    settings.DEBUG = True
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    return Client(headers={"host": "localhost:8000"})


def test_localhost_leads_to_the_address_that_spotify_accepts(localhost: Client) -> None:
    response = localhost.get("/privacy/?from=a%20b&to=c")
    assert response.status_code == 302
    assert response.headers["Location"] == "http://127.0.0.1:8000/privacy/?from=a%20b&to=c"


def test_without_a_port_none_is_invented(localhost: Client) -> None:
    response = localhost.get("/", headers={"host": "localhost"})
    assert response.headers["Location"] == "http://127.0.0.1/"


def test_the_redirect_cannot_be_led_elsewhere(localhost: Client) -> None:
    response = localhost.get("//evil.example.org/")
    assert response.headers["Location"].startswith("http://127.0.0.1:8000/")


def test_a_post_is_not_redirected_since_its_content_would_be_lost(localhost: Client) -> None:
    response = localhost.post(reverse("account_login"), {"login": "alice", "password": "wrong"})
    assert response.status_code == 200
    assert response.wsgi_request.get_host() == "localhost:8000"


def test_the_address_itself_is_served(localhost: Client) -> None:
    assert localhost.get("/privacy/", headers={"host": "127.0.0.1:8000"}).status_code == 200


def test_outside_debug_localhost_is_a_host_like_any_other(
    localhost: Client, settings: Settings
) -> None:
    settings.DEBUG = False
    assert localhost.get("/privacy/").status_code == 200


def test_a_host_that_is_not_ours_is_refused(localhost: Client) -> None:
    assert localhost.get("/", headers={"host": "evil.example.org"}).status_code == 400
