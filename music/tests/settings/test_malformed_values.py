from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from music.tests.settings.conftest import Load
from music.tests.settings.production import PRODUCTION

# Random, so a name of its own: several processes must call the tests alike.
KEY = PRODUCTION["TOKEN_KEYS"]
MALFORMED = [
    ("DEBUG", "maybe"),
    ("DEBUG", ""),
    ("TOKEN_KEYS", "tooshort"),
    pytest.param("TOKEN_KEYS", f"{KEY},{KEY[:-4]}", id="TOKEN_KEYS-a good and a short one"),
    pytest.param("TOKEN_KEYS", f"{KEY}!", id="TOKEN_KEYS-one letter too many"),
    ("TOKEN_KEYS", "ключ"),
    ("DATABASE_URL", "nonsense"),
    ("DATABASE_URL", "postgres://user:password@host:port/name"),
    ("EMOTION_BACKEND", "torch"),
    ("EMOTION_BACKEND", ""),
    ("SERVER_READING", "perhaps"),
    ("TRUSTED_PROXIES", "one"),
    ("TRUSTED_PROXIES", "-1"),
    ("HSTS_SECONDS", "a year"),
    ("FRAMES_PER_SECOND", "0"),
    ("FRAMES_PER_SECOND_PER_ADDRESS", "2.5"),
    ("POSTS_PER_MINUTE", "-3"),
    ("POSTS_PER_MINUTE_PER_ADDRESS", ""),
]


@pytest.mark.parametrize(("name", "value"), MALFORMED)
def test_a_malformed_value_stops_the_start_by_name(load: Load, name: str, value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=rf"\b{name}\b"):
        load({**PRODUCTION, name: value})


@pytest.mark.parametrize("name", ["SPOTIFY_CLIENT_ID", "SPOTIFY_CLIENT_SECRET"])
@pytest.mark.parametrize("debug", ["true", "false"])
def test_half_of_the_spotify_credentials_is_refused(load: Load, name: str, debug: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET"):
        load({**PRODUCTION, "DEBUG": debug, name: "something"})


def test_a_message_about_a_malformed_key_does_not_show_the_key(load: Load) -> None:
    key = PRODUCTION["TOKEN_KEYS"][:-4]
    with pytest.raises(ImproperlyConfigured) as refused:
        load({**PRODUCTION, "TOKEN_KEYS": key})
    assert key not in str(refused.value)


def test_spaces_after_commas_are_not_part_of_a_value(load: Load) -> None:
    settings = load({**PRODUCTION, "ALLOWED_HOSTS": "one.example.org, two.example.org"})
    assert settings["ALLOWED_HOSTS"] == ["one.example.org", "two.example.org"]
