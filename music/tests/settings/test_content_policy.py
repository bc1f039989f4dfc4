from __future__ import annotations

import pytest

from music.content_security import WORKER_POLICY
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


def test_scripts_workers_and_connections_are_this_sites_own(load: Load) -> None:
    found = directives(load({**PRODUCTION, **CREDENTIALS}))
    assert found["default-src"] == found["frame-src"] == ["'none'"]
    assert found["connect-src"] == found["worker-src"] == ["'self'"]
    assert found["script-src"] == ["'self'", "'wasm-unsafe-eval'"]


def test_a_worker_may_do_no_more_than_its_page(load: Load) -> None:
    page = directives(load(PRODUCTION))
    worker = dict(part.split(maxsplit=1) for part in WORKER_POLICY.split("; "))
    assert set(worker) == {"default-src", "script-src", "connect-src"}
    for name, sources in worker.items():
        assert sources.split() == page[name]
