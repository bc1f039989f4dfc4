from __future__ import annotations

import re

from music.paths import BASE_DIR
from music.tests.settings.conftest import Load
from music.tests.settings.production import PRODUCTION

EXAMPLE = BASE_DIR / ".env.example"
SETTINGS = (BASE_DIR / "music" / "settings.py").read_text()
# `env.str("NAME", ...)`, also where the line is broken after the bracket.
READ = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', SETTINGS))
# Ports are the business of `manage.py dev`, which sets it.
SET_BY_DEV = {"SPOTIFY_STANDIN_ORIGIN"}


def test_the_example_file_names_every_variable_and_no_other() -> None:
    named = re.findall(r"^#?([A-Z_]+)=", EXAMPLE.read_text(), re.MULTILINE)
    assert sorted(named) == sorted(READ - SET_BY_DEV)


def test_the_example_file_copied_as_it_is_leaves_development_working(load: Load) -> None:
    values = {name: value for name, value in _values().items() if value}
    settings = load({**PRODUCTION, "DEBUG": "true", **values})
    assert settings["DEBUG"] is True
    assert settings["SPOTIFY"].is_standin


def test_every_value_the_example_shows_is_one_the_settings_accept(load: Load) -> None:
    shown = dict(re.findall(r"^#?([A-Z_]+)=(.+)$", EXAMPLE.read_text(), re.MULTILINE))
    assert len(shown) > 5
    assert load({**PRODUCTION, **shown})["DEBUG"] is False


def _values() -> dict[str, str]:
    lines = EXAMPLE.read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
