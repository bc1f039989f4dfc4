from __future__ import annotations

import pytest

from music.tests.settings.conftest import Load
from music.tests.settings.production import PRODUCTION

SECURE = (
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_HSTS_PRELOAD",
)


def test_debug_is_off_unless_it_is_set(load: Load) -> None:
    assert load(PRODUCTION)["DEBUG"] is False


@pytest.mark.parametrize("name", SECURE)
def test_outside_debug_everything_travels_encrypted(load: Load, name: str) -> None:
    assert load(PRODUCTION)[name] is True


def test_in_debug_nothing_demands_https(load: Load) -> None:
    settings = load({**PRODUCTION, "DEBUG": "true"})
    assert not any(settings.get(name, False) for name in SECURE)


def test_debug_answers_this_machine_alone_unless_told_otherwise(load: Load) -> None:
    without = {key: value for key, value in PRODUCTION.items() if key != "ALLOWED_HOSTS"}
    assert load({**without, "DEBUG": "true"})["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost"]


@pytest.mark.parametrize(("proxies", "believed"), [("0", False), ("1", True)])
def test_the_scheme_a_proxy_reports_is_believed_only_where_there_is_one(
    load: Load, proxies: str, believed: bool
) -> None:
    settings = load({**PRODUCTION, "TRUSTED_PROXIES": proxies})
    assert ("SECURE_PROXY_SSL_HEADER" in settings) is believed
