from __future__ import annotations

from recommendations.spotify.tests.standin.demo_app import DemoApp, answer_of
from recommendations.spotify.tests.standin.scripted import ScriptedStandin

FIRST = "playlist-modify-private playlist-read-private"
MORE = f"{FIRST} user-top-read user-library-read"


def granted(app: DemoApp) -> set[str]:
    return set(app.tokens["scope"].split())


def test_consent_can_be_refused_whatever_is_pressed(
    demo: DemoApp, standin: ScriptedStandin
) -> None:
    standin.order("refused_consent", times=1)
    answer = answer_of(demo.consent(decision="agree"))
    assert answer == {"error": "access_denied", "state": "a-state"}
    assert "code" in answer_of(demo.consent(decision="agree"))
    assert [call.fault for call in standin.calls("authorize")] == ["refused_consent", ""]


def test_refusing_more_leaves_what_was_granted_before(
    demo: DemoApp, standin: ScriptedStandin
) -> None:
    app = demo.signed_in("Ada", FIRST)
    standin.order("refused_consent", listener="Ada")
    assert "code" not in answer_of(demo.consent("Ada", scope=MORE))
    assert app.get("me/playlists").status_code == 200
    assert set(app.refresh().json()["scope"].split()) == set(FIRST.split())


def test_the_scopes_beyond_those_of_before_can_be_denied(
    demo: DemoApp, standin: ScriptedStandin
) -> None:
    demo.signed_in("Ada", FIRST)
    standin.order("denied_scope", times=1)
    assert granted(demo.signed_in("Ada", MORE)) == set(FIRST.split())
    assert granted(demo.signed_in("Ada", MORE)) == set(MORE.split())


def test_one_scope_can_be_denied_and_the_others_granted(
    demo: DemoApp, standin: ScriptedStandin
) -> None:
    standin.order("denied_scope", scopes="user-top-read")
    app = demo.signed_in("Ada", MORE)
    assert granted(app) == set(MORE.split()) - {"user-top-read"}
    assert app.get("me/top/tracks").status_code == 403
    assert app.get("me/tracks").status_code == 200


def test_another_listener_is_granted_everything(demo: DemoApp, standin: ScriptedStandin) -> None:
    standin.order("denied_scope", listener="Ada", scopes=MORE)
    standin.order("refused_consent", listener="Chi")
    assert granted(demo.signed_in("Ben", MORE)) == set(MORE.split())
