from __future__ import annotations

import pytest

from music.tests.settings.conftest import Load
from music.tests.settings.production import PRODUCTION

CREDENTIALS = {"SPOTIFY_CLIENT_ID": "id", "SPOTIFY_CLIENT_SECRET": "secret"}


def directives(settings: dict[str, object]) -> dict[str, list[str]]:
    policy = settings["CONTENT_SECURITY_POLICY"]
    assert isinstance(policy, dict)
    found = policy["DIRECTIVES"]
    assert isinstance(found, dict)
    return found


def test_forms_may_lead_to_spotifys_sign_in(load: Load) -> None:
    found = directives(load({**PRODUCTION, **CREDENTIALS}))
    assert found["form-action"] == ["'self'", "https://accounts.spotify.com"]


def test_without_credentials_forms_stay_on_this_site(load: Load) -> None:
    assert directives(load(PRODUCTION))["form-action"] == ["'self'"]


def test_pictures_come_from_here_or_spotifys_cover_hosts(load: Load) -> None:
    sources = directives(load({**PRODUCTION, **CREDENTIALS}))["img-src"]
    assert sources == ["'self'", "https://*.scdn.co", "https://*.spotifycdn.com"]


@pytest.mark.parametrize("debug", ["true", "false"])
def test_nothing_unsafe_is_allowed_but_webassembly(load: Load, debug: str) -> None:
    found = directives(load({**PRODUCTION, "DEBUG": debug}))
    sources = {source for listed in found.values() for source in listed}
    assert {source for source in sources if "unsafe" in source} == {"'wasm-unsafe-eval'"}
    assert not sources & {"*", "data:", "blob:", "https:", "http:"}
