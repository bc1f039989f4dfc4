from __future__ import annotations

import logging
from pathlib import Path

import pytest
import requests

from recommendations.spotify.standin.server import StandinServer, serve
from recommendations.spotify.tests.standin.demo_app import DemoApp


@pytest.mark.parametrize("host", ["0.0.0.0", "", "localhost", "::1", "192.168.0.2"])
def test_it_binds_to_loopback_only(host: str, state_path: Path) -> None:
    with pytest.raises(ValueError, match="127.0.0.1 only"):
        serve(0, state_path, lambda _: None, host=host)


def test_a_name_that_points_to_this_machine_is_refused(standin: StandinServer) -> None:
    reply = requests.get(standin.origin, headers={"Host": "evil.example"}, timeout=20)
    assert reply.status_code == 400


def test_nothing_of_the_site_answers_there(demo: DemoApp) -> None:
    reply = demo.page("accounts/login/")
    assert reply.status_code == 404
    assert "sessionid" not in reply.cookies
    assert "csrftoken" not in reply.cookies


def test_no_query_and_no_token_is_logged(
    demo: DemoApp, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        code = demo.code()
        tokens = demo.exchange(code).json()
        demo.call("GET", "me", headers={"Authorization": f"Bearer {tokens['access_token']}"})
    written = caplog.text.replace("urllib3", "") + "".join(capfd.readouterr())
    ours = "\n".join(r.getMessage() for r in caplog.records if "urllib3" not in r.name)
    assert "/v1/me 200" in ours
    assert tokens["access_token"] not in written
    assert tokens["refresh_token"] not in written
    assert code not in ours


def test_a_body_beyond_the_limit_is_refused(ada: DemoApp) -> None:
    reply = ada.call("POST", "me/playlists", data=b" " * 1_100_000)
    assert reply.status_code == 413


@pytest.mark.parametrize("path", ["v1/nowhere", "v1/me/nothing"])
def test_an_unknown_api_address_answers_json_404(demo: DemoApp, path: str) -> None:
    reply = demo.page(path)
    assert (reply.status_code, reply.json()["error"]["status"]) == (404, 404)


def test_an_unknown_page_answers_404_without_a_stack_trace(demo: DemoApp) -> None:
    reply = demo.page("nowhere")
    assert reply.status_code == 404
    assert "Traceback" not in reply.text
    assert "There is no such page." in reply.text


def test_another_method_is_refused(demo: DemoApp) -> None:
    reply = demo.control("PUT", "authorize")
    assert (reply.status_code, reply.headers["Allow"]) == (405, "GET, POST")


def test_its_own_failure_is_a_plain_500(
    demo: DemoApp, standin: StandinServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standin.standin, "liked", None)
    assert demo.signed_in("Ada").get("me/tracks").json()["error"]["status"] == 500
