from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
import requests

from recommendations.spotify.tests.standin.demo_app import CALLBACK, DemoApp, answer_of, listener

NAMES = ("Ada", "Ben", "Chi")


def test_the_page_offers_three_listeners_and_says_it_is_not_spotify(demo: DemoApp) -> None:
    page = requests.get(demo.authorize_address(), timeout=20).text
    assert "not Spotify" in page
    for name in NAMES:
        assert listener(name).id in page


def test_the_asked_scopes_are_listed_in_words_and_no_others(demo: DemoApp) -> None:
    address = demo.authorize_address(scope="playlist-modify-private")
    page = requests.get(address, timeout=20).text
    assert "Create and change your private playlists" in page
    assert "public playlists" not in page


def test_agreeing_leads_back_with_a_code_and_the_state(demo: DemoApp) -> None:
    reply = demo.consent(state="x/y z&ä")
    assert reply.status_code == 302
    assert reply.headers["Location"].startswith(f"{CALLBACK}?")
    answer = answer_of(reply)
    assert answer.keys() == {"code", "state"}
    assert answer["state"] == "x/y z&ä"


def test_cancelling_leads_back_with_access_denied_and_the_state(demo: DemoApp) -> None:
    reply = demo.consent(decision="cancel")
    assert answer_of(reply) == {"error": "access_denied", "state": "a-state"}


def test_a_query_in_the_redirect_address_is_kept(demo: DemoApp) -> None:
    reply = demo.consent(redirect_uri="http://127.0.0.1:8000/back?keep=this")
    assert answer_of(reply)["keep"] == "this"


@pytest.mark.parametrize(
    "address",
    ["https://music.example/callback", "http://127.0.0.1/callback", "http://[::1]:8000/callback"],
)
def test_https_and_loopback_literals_are_taken(demo: DemoApp, address: str) -> None:
    location = demo.consent(redirect_uri=address).headers["Location"]
    assert location.startswith(f"{address}?code=")


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "http://localhost:8000/callback",
        "https://localhost/callback",
        "http://music.example/callback",
        "http://127.0.0.1.music.example/callback",
        "http://127.0.0.1@music.example/callback",
        "http://[::1/callback",
        "https://music.example/callback#fragment",
        "https://music.example;script-src/callback",
        "javascript:alert(1)",
        "//music.example/callback",
    ],
)
def test_other_redirect_addresses_get_a_plain_error_page(
    demo: DemoApp, address: str | None
) -> None:
    reply = requests.get(demo.authorize_address(redirect_uri=address), timeout=20)
    assert reply.status_code == 400
    assert "INVALID_CLIENT: Invalid redirect URI" in reply.text


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"client_id": "another"}, "INVALID_CLIENT: Invalid client"),
        ({"client_id": None}, "INVALID_CLIENT: Invalid client"),
        ({"response_type": "token"}, "response_type must be code"),
        ({"scope": "playlist-modify-private everything"}, "INVALID_SCOPE: Invalid scope"),
        ({"code_challenge": "x"}, "must be S256"),
        ({"code_challenge": "x", "code_challenge_method": "plain"}, "must be S256"),
        ({"code_challenge_method": "S256"}, "must be S256"),
    ],
)
def test_what_spotify_does_not_take_gets_an_error_page(
    demo: DemoApp, changes: dict[str, str | None], message: str
) -> None:
    reply = requests.get(demo.authorize_address(**changes), timeout=20)
    assert reply.status_code == 400
    assert message in reply.text


def test_the_last_listener_is_chosen_the_next_time(demo: DemoApp) -> None:
    address = demo.authorize_address()
    with requests.Session() as browser:
        nonce = _nonce(browser.get(address, timeout=20).text)
        form = {"standin_form": nonce, "listener": listener("Chi").id, "decision": "agree"}
        browser.post(address, form, allow_redirects=False, timeout=20)
        page = browser.get(address, timeout=20).text
    checked = re.search(r'value="(\w+)" checked', page)
    assert checked is not None
    assert checked[1] == listener("Chi").id


def test_its_cookies_have_names_of_their_own(demo: DemoApp) -> None:
    page = requests.get(demo.authorize_address(), timeout=20)
    names = [*page.cookies.keys(), *demo.consent().cookies.keys()]
    assert names
    assert all(name.startswith("standin_") for name in names)
    assert "HttpOnly" in page.headers["Set-Cookie"]
    assert "SameSite=Lax" in page.headers["Set-Cookie"]


@pytest.mark.parametrize("sent", ["", "guessed", "ä"])
def test_a_form_from_elsewhere_is_refused(demo: DemoApp, sent: str) -> None:
    address = demo.authorize_address()
    form = {"standin_form": sent, "listener": listener("Ada").id, "decision": "agree"}
    with requests.Session() as browser:
        assert browser.post(address, form, timeout=20).status_code == 403
        browser.get(address, timeout=20)
        assert browser.post(address, form, timeout=20).status_code == 403


@pytest.mark.parametrize("wrong", [{"listener": "nobody"}, {"decision": "perhaps"}])
def test_a_form_without_a_choice_is_refused(demo: DemoApp, wrong: dict[str, str]) -> None:
    address = demo.authorize_address()
    with requests.Session() as browser:
        form = {
            "standin_form": _nonce(browser.get(address, timeout=20).text),
            "listener": listener("Ada").id,
            "decision": "agree",
            **wrong,
        }
        assert browser.post(address, form, timeout=20).status_code == 400


def test_the_page_may_send_its_form_to_itself_and_on_to_the_app(demo: DemoApp) -> None:
    policy = requests.get(demo.authorize_address(), timeout=20).headers["Content-Security-Policy"]
    parts = urlsplit(CALLBACK)
    assert f"form-action 'self' {parts.scheme}://{parts.netloc}" in policy


def _nonce(page: str) -> str:
    found = re.search(r'name="standin_form" value="([^"]+)"', page)
    assert found is not None
    return found[1]
