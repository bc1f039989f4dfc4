from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from music.paths import BASE_DIR
from music.tests.settings.conftest import Load
from music.tests.settings.production import PRODUCTION


@pytest.mark.parametrize("name", PRODUCTION)
def test_outside_debug_a_missing_secret_or_host_stops_the_start_by_name(
    load: Load, name: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"{name} is missing"):
        load({key: value for key, value in PRODUCTION.items() if key != name})


@pytest.mark.parametrize("name", PRODUCTION)
def test_a_value_set_to_nothing_is_missing(load: Load, name: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"{name} is missing"):
        load({**PRODUCTION, name: ""})


@pytest.mark.parametrize("name", ["SECRET_KEY", "TOKEN_KEYS"])
def test_debug_does_not_make_up_for_a_missing_key(load: Load, name: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"{name} is missing"):
        load({**PRODUCTION, "DEBUG": "true", name: ""})


def test_check_fails_in_a_checkout_that_nobody_configured() -> None:
    # Empty rather than absent, so that a developer's .env does not fill it in.
    environment = {**os.environ, "SECRET_KEY": "", "TOKEN_KEYS": "", "DEBUG": "false"}
    ran = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert ran.returncode != 0
    assert "SECRET_KEY is missing" in ran.stderr
