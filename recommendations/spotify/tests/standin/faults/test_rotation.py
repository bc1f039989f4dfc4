from __future__ import annotations

from recommendations.spotify.tests.standin.demo_app import DemoApp
from recommendations.spotify.tests.standin.scripted import ScriptedStandin


def test_single_refreshes_can_rotate(ada: DemoApp, standin: ScriptedStandin) -> None:
    standin.order("rotate_token", times=1)
    new = ada.refresh().json()["refresh_token"]
    assert ada.refresh().json()["error"] == "invalid_grant"
    assert "refresh_token" not in ada.refresh(refresh_token=new).json()


def test_single_refreshes_can_keep_the_token(demo: DemoApp, standin: ScriptedStandin) -> None:
    app = demo.signed_in("Ada", pkce=True)
    standin.order("keep_token", times=1)
    assert "refresh_token" not in app.refresh().json()
    assert "refresh_token" in app.refresh().json()


def test_one_listeners_tokens_alone_can_rotate(
    ada: DemoApp, ben: DemoApp, standin: ScriptedStandin
) -> None:
    standin.order("rotate_token", listener="Ben")
    assert "refresh_token" not in ada.refresh().json()
    assert "refresh_token" in ben.refresh().json()


def test_a_reply_lost_after_rotation_loses_the_consent(
    ada: DemoApp, standin: ScriptedStandin
) -> None:
    standin.rotation("always")
    standin.order("error_after", "token", status=503, times=1)
    assert ada.refresh().status_code == 503
    assert ada.refresh().json()["error"] == "invalid_grant"
