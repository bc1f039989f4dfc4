from __future__ import annotations

from dataclasses import replace

import pytest
import time_machine

from recommendations.spotify.tests.standin.contract import OAUTH_ERROR, REFRESHED, problems
from recommendations.spotify.tests.standin.demo_app import CLIENT, DemoApp, listener


def test_a_refresh_gives_a_new_access_token_with_the_same_scopes(demo: DemoApp) -> None:
    app = demo.signed_in("Ada", "user-top-read")
    reply = app.refresh()
    assert reply.status_code == 200
    assert problems(reply.json(), REFRESHED) == []
    assert reply.json()["scope"] == "user-top-read"
    assert replace(app, tokens=reply.json()).get("me").status_code == 200


def test_without_pkce_the_refresh_token_stays(ada: DemoApp) -> None:
    assert "refresh_token" not in ada.refresh().json()
    assert ada.refresh().status_code == 200


def test_with_pkce_the_refresh_token_is_replaced_and_the_old_one_ends(demo: DemoApp) -> None:
    app = demo.signed_in("Ada", pkce=True)
    new = app.refresh().json()["refresh_token"]
    assert app.refresh().json()["error"] == "invalid_grant"
    assert app.refresh(refresh_token=new).status_code == 200


@pytest.mark.parametrize(("rotation", "replaced"), [("always", True), ("never", False)])
@pytest.mark.parametrize("pkce", [True, False])
def test_rotation_can_be_switched(demo: DemoApp, rotation: str, replaced: bool, pkce: bool) -> None:
    demo.control("POST", "_settings", {"rotation": rotation}).raise_for_status()
    reply = demo.signed_in("Ada", pkce=pkce).refresh()
    assert ("refresh_token" in reply.json()) == replaced


def test_a_refresh_token_of_pkce_needs_no_secret_and_another_does(demo: DemoApp) -> None:
    form = {"client_id": CLIENT[0]}
    assert demo.signed_in("Ada", pkce=True).refresh(auth=None, **form).status_code == 200
    assert demo.signed_in("Ada").refresh(auth=None, **form).json()["error"] == "invalid_client"


def test_the_consent_ends_after_six_months_however_often_it_was_used(demo: DemoApp) -> None:
    with time_machine.travel("2026-11-21T12:00:00Z"):
        app = demo.signed_in("Ada", pkce=True)
    with time_machine.travel("2027-05-20T12:00:00Z"):
        new = app.refresh().json()["refresh_token"]
    with time_machine.travel("2027-05-24T12:00:00Z"):
        assert app.refresh(refresh_token=new).json()["error"] == "invalid_grant"


def test_revoked_consent_ends_both_tokens_of_that_listener_only(ada: DemoApp, ben: DemoApp) -> None:
    ada.control("DELETE", f"_tokens?listener={listener('Ada').id}").raise_for_status()
    reply = ada.refresh()
    assert (reply.status_code, reply.json()["error"]) == (400, "invalid_grant")
    assert problems(reply.json(), OAUTH_ERROR) == []
    assert ada.get("me").status_code == 401
    assert ben.get("me").status_code == 200
    assert ben.refresh().status_code == 200


def test_all_consents_can_be_revoked_and_given_again(ada: DemoApp, ben: DemoApp) -> None:
    ada.control("DELETE", "_tokens").raise_for_status()
    assert ada.refresh().status_code == ben.refresh().status_code == 400
    assert ada.signed_in("Ada").get("me").status_code == 200


def test_an_unknown_refresh_token_is_refused(ada: DemoApp) -> None:
    assert ada.refresh(refresh_token="guessed").json()["error"] == "invalid_grant"
