from __future__ import annotations

import pytest
import requests
import time_machine

from recommendations.spotify.standin.oauth import challenge_of
from recommendations.spotify.tests.standin.contract import OAUTH_ERROR, TOKEN, problems
from recommendations.spotify.tests.standin.demo_app import CLIENT, VERIFIER, DemoApp

PKCE = {"code_challenge": challenge_of(VERIFIER), "code_challenge_method": "S256"}


def test_a_code_gives_tokens_for_an_hour_with_the_granted_scopes(demo: DemoApp) -> None:
    scope = "playlist-modify-private user-top-read"
    reply = demo.exchange(demo.code(scope=scope))
    assert reply.status_code == 200
    assert problems(reply.json(), TOKEN) == []
    assert reply.json()["expires_in"] == 3600
    assert reply.json()["scope"] == scope


def test_a_code_works_once(demo: DemoApp) -> None:
    code = demo.code()
    assert demo.exchange(code).status_code == 200
    _assert_refused(demo.exchange(code), "invalid_grant")


def test_an_unknown_code_is_refused(demo: DemoApp) -> None:
    _assert_refused(demo.exchange("guessed"), "invalid_grant")


def test_a_code_lives_ten_minutes(demo: DemoApp) -> None:
    with time_machine.travel("2026-11-21T12:00:00Z"):
        code = demo.code()
    with time_machine.travel("2026-11-21T12:10:30Z"):
        _assert_refused(demo.exchange(code), "invalid_grant")


def test_another_redirect_address_is_refused(demo: DemoApp) -> None:
    reply = demo.exchange(demo.code(), redirect_uri="http://127.0.0.1:8000/other")
    _assert_refused(reply, "invalid_grant")


def test_the_verifier_of_the_challenge_is_taken(demo: DemoApp) -> None:
    assert demo.exchange(demo.code(**PKCE), code_verifier=VERIFIER).status_code == 200


def test_the_challenge_is_computed_as_in_rfc_7636() -> None:
    # Appendix B of the RFC.
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    assert challenge_of(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


@pytest.mark.parametrize(
    ("form", "error"),
    [({"code_verifier": "another"}, "invalid_grant"), ({}, "invalid_request")],
)
def test_a_wrong_or_missing_verifier_is_refused_and_uses_the_code_up(
    demo: DemoApp, form: dict[str, str], error: str
) -> None:
    code = demo.code(**PKCE)
    _assert_refused(demo.exchange(code, **form), error)
    _assert_refused(demo.exchange(code, code_verifier=VERIFIER), "invalid_grant")


def test_credentials_may_come_in_the_body(demo: DemoApp) -> None:
    form = {
        "grant_type": "authorization_code",
        "code": demo.code(),
        "redirect_uri": "http://127.0.0.1:8000/accounts/spotify/login/callback/",
        "client_id": CLIENT[0],
        "client_secret": CLIENT[1],
    }
    assert demo.ask_token(auth=None, **form).status_code == 200


def test_with_pkce_an_app_needs_no_secret_and_without_it_does(demo: DemoApp) -> None:
    form = {
        "grant_type": "authorization_code",
        "redirect_uri": "http://127.0.0.1:8000/accounts/spotify/login/callback/",
        "client_id": CLIENT[0],
    }
    with_pkce = demo.ask_token(auth=None, code=demo.code(**PKCE), code_verifier=VERIFIER, **form)
    without = demo.ask_token(auth=None, code=demo.code(), **form)
    assert with_pkce.status_code == 200
    _assert_refused(without, "invalid_client")


@pytest.mark.parametrize(
    "auth", [("another", CLIENT[1]), (CLIENT[0], "wrong"), None], ids=["id", "secret", "none"]
)
def test_an_unknown_app_or_a_wrong_secret_is_refused(
    demo: DemoApp, auth: tuple[str, str] | None
) -> None:
    reply = demo.ask_token(auth=auth, grant_type="authorization_code", code=demo.code())
    _assert_refused(reply, "invalid_client")


def test_other_grants_are_refused(demo: DemoApp) -> None:
    _assert_refused(demo.ask_token(grant_type="password"), "unsupported_grant_type")
    _assert_refused(demo.ask_token(), "unsupported_grant_type")


def _assert_refused(reply: requests.Response, error: str) -> None:
    assert reply.status_code == 400
    assert problems(reply.json(), OAUTH_ERROR) == []
    assert reply.json()["error"] == error
