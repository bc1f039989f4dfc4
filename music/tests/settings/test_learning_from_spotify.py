from __future__ import annotations

import pytest

from music.tests.settings.conftest import Load
from music.tests.settings.production import PRODUCTION

CREDENTIALS = {"SPOTIFY_CLIENT_ID": "id", "SPOTIFY_CLIENT_SECRET": "secret"}
SWITCHES = ["SONG_MOODS", "MOOD_PLAYLISTS", "CALIBRATED_ENGINE", "LEARNT_TARGETS", "LISTENER_TASTE"]


@pytest.mark.parametrize("name", SWITCHES)
def test_what_learns_is_on_with_the_standin(load: Load, name: str) -> None:
    assert load({**PRODUCTION, "DEBUG": "true"})[name] is True


@pytest.mark.parametrize("name", SWITCHES)
@pytest.mark.parametrize("debug", ["true", "false"])
def test_what_learns_is_off_for_an_app_of_ones_own(load: Load, name: str, debug: str) -> None:
    assert load({**PRODUCTION, **CREDENTIALS, "DEBUG": debug})[name] is False


@pytest.mark.parametrize("name", SWITCHES)
def test_the_operator_has_the_last_word(load: Load, name: str) -> None:
    assert load({**PRODUCTION, **CREDENTIALS, name: "true"})[name] is True
    assert load({**PRODUCTION, "DEBUG": "true", name: "false"})[name] is False
