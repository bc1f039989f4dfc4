from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from music.tests.settings.conftest import Load
from music.tests.settings.production import PRODUCTION

CREDENTIALS = {"SPOTIFY_CLIENT_ID": "id", "SPOTIFY_CLIENT_SECRET": "secret"}
ADDRESSES = ["SPOTIFY_ACCOUNTS_URL", "SPOTIFY_API_URL", "SPOTIFY_WEB_URL"]


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize(
    "address",
    ["https://127.0.0.1:8001", "https://localhost", "https://[::1]:8001", "http://api.example.org"],
)
def test_outside_debug_an_address_on_this_machine_or_without_https_is_refused(
    load: Load, name: str, address: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=name):
        load({**PRODUCTION, **CREDENTIALS, name: address})


def test_outside_debug_the_standin_is_never_used(load: Load) -> None:
    settings = load({**PRODUCTION, "SPOTIFY_STANDIN_ORIGIN": "http://127.0.0.1:8001"})
    assert not settings["SPOTIFY"].is_standin
    assert not settings["SPOTIFY_ENABLED"]
    assert settings["SOCIALACCOUNT_PROVIDERS"]["spotify"]["APPS"] == []


def test_in_debug_without_credentials_the_standin_is_used(load: Load) -> None:
    settings = load({**PRODUCTION, "DEBUG": "true"})
    assert settings["SPOTIFY"].is_standin
    assert settings["SPOTIFY_ENABLED"]


def test_with_credentials_spotify_itself_is_used_even_in_debug(load: Load) -> None:
    settings = load({**PRODUCTION, **CREDENTIALS, "DEBUG": "true"})
    assert not settings["SPOTIFY"].is_standin
    assert settings["SPOTIFY"].authorize.startswith("https://")
    assert settings["SPOTIFY_CLIENT_ID"] == "id"


def test_a_gateway_of_ones_own_is_accepted(load: Load) -> None:
    settings = load({**PRODUCTION, **CREDENTIALS, "SPOTIFY_API_URL": "https://gate.example.org/"})
    assert settings["SPOTIFY"].api_prefix == "https://gate.example.org/v1/"
