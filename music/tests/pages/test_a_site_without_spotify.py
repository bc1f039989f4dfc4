"""Outside development and without credentials a site has no address that leads to Spotify."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import NoReverseMatch, include, path, reverse
from pytest_django.fixtures import Settings

from music import account_urls
from music import urls as site_urls

LOGIN = "recommendations.spotify.login.urls"
ACCOUNTS = "accounts/"

urlpatterns = [
    path(
        ACCOUNTS,
        include(
            [
                pattern
                for pattern in account_urls.urlpatterns
                if getattr(getattr(pattern, "urlconf_name", None), "__name__", "") != LOGIN
            ]
        ),
    ),
    *(pattern for pattern in site_urls.urlpatterns if str(pattern.pattern) != ACCOUNTS),
]


@pytest.fixture
def alice(settings: Settings, client: Client, db: None) -> Client:
    settings.SPOTIFY_ENABLED = False
    settings.ROOT_URLCONF = __name__
    client.force_login(User.objects.create_user("alice"))
    return client


def test_there_is_no_address_to_ask_spotify_at(alice: Client) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("spotify_login")


@pytest.mark.parametrize(
    "name",
    [
        "home",
        "profile",
        "lists",
        "preferences",
        "account-data",
        "insights",
        "diary:diary",
        "library:moods",
        "library:like",
        "socialaccount_connections",
    ],
)
def test_every_page_of_a_listener_opens(alice: Client, name: str) -> None:
    assert alice.get(reverse(name)).status_code == 200


def test_no_page_leads_to_the_library(alice: Client) -> None:
    said = alice.get(reverse("home")).content.decode()
    assert reverse("profile") in said
    assert reverse("library:moods") not in said
