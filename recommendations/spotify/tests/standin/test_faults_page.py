from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import requests

from recommendations.spotify.standin.faults import ENDPOINTS
from recommendations.spotify.standin.kinds import KINDS
from recommendations.spotify.tests.standin.demo_app import DemoApp, listener
from recommendations.spotify.tests.standin.faults_page import FaultsPage
from recommendations.spotify.tests.standin.scripted import ScriptedStandin


@pytest.fixture
def faults_page(standin: ScriptedStandin) -> Iterator[FaultsPage]:
    with FaultsPage(standin.origin) as opened:
        yield opened


def orders(app: DemoApp) -> list[dict[str, object]]:
    found: list[dict[str, object]] = app.control("GET", "_faults").json()["faults"]
    return found


def test_the_page_offers_every_kind_at_every_endpoint(faults_page: FaultsPage) -> None:
    text = faults_page.text()
    for kind in KINDS:
        assert f'value="{kind}"' in text
    for endpoint in ENDPOINTS:
        assert f'value="{endpoint}"' in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_ordered_by_the_form(
    demo: DemoApp, faults_page: FaultsPage, kind: str
) -> None:
    reply = faults_page.order(kind)
    assert (reply.status_code, reply.headers["Location"]) == (303, "/faults#active")
    assert [one["kind"] for one in orders(demo)] == [kind]


def test_all_of_an_order_is_taken_from_the_form(demo: DemoApp, faults_page: FaultsPage) -> None:
    same = {
        "times": 3,
        "retry_after": 7,
        "group": "me",
        "path": "/v1/me/*",
        "listener": listener("Ben").id,
        "skip": 2,
        "seed": 9,
    }
    faults_page.order("rate_limited", after="on", percent=25, **same)
    expected = {**same, "after": True, "chance": 0.25}
    found = orders(demo)[0]
    assert {name: found[name] for name in expected} == expected


def test_what_is_ordered_is_shown_in_words_and_can_be_cleared(
    ada: DemoApp, faults_page: FaultsPage, standin: ScriptedStandin
) -> None:
    standin.order("quota_exceeded", group="search", retry_after=52_531)
    late = standin.order("error_after", "create_playlist", times=1, listener="Ada", chance=0.5)
    text = faults_page.text()
    assert "below /v1/search, until cleared, Retry-After 52531 s" in text
    words = "at create playlist, for Ada, in 50 % of calls (seed 0), once more, status 500"
    assert words in text
    faults_page.send("/clear", id=late.id)
    assert [one["kind"] for one in orders(ada)] == ["quota_exceeded"]
    faults_page.order("forbidden")
    faults_page.send("/clear")
    assert orders(ada) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": "nothing"}, "Select a valid choice"),
        ({"times": 0}, "greater than or equal to 1"),
        ({"status": 404}, "status is 500 to 599."),
        ({"percent": 101}, "less than or equal to 100"),
        ({"kind": "late_playlist", "endpoint": "search"}, "happens at list_playlists only"),
    ],
)
def test_a_mistake_is_named_and_nothing_is_ordered(
    demo: DemoApp, faults_page: FaultsPage, change: dict[str, object], words: str
) -> None:
    usual = {"kind": "rate_limited", "endpoint": "*", "status": 500, "skip": 0, "seed": 0}
    reply = faults_page.send(**{**usual, "percent": 100, **change})
    assert reply.status_code == 400
    assert words in reply.text
    assert 'role="alert"' in reply.text
    assert orders(demo) == []


def test_a_mixture_is_ordered_as_several_faults(demo: DemoApp, faults_page: FaultsPage) -> None:
    faults_page.send("/mixture", mixed=["error_after", "rate_limited"], percent=50, seed=4)
    assert [(one["kind"], one["chance"]) for one in orders(demo)] == [
        ("error_after", 0.25),
        ("rate_limited", pytest.approx(1 / 3)),
    ]
    assert faults_page.send("/mixture", percent=50, seed=4).status_code == 400


def test_the_log_shows_who_called_what_and_is_forgotten_when_asked(
    ada: DemoApp, faults_page: FaultsPage, standin: ScriptedStandin
) -> None:
    standin.order("error_before", "me", status=503, times=1)
    ada.get("me")
    row = "GET <code>/v1/me</code></td><td>Ada</td><td>503</td><td>error before</td>"
    assert row in faults_page.text()
    faults_page.send("/log")
    assert "<code>/v1/me<" not in faults_page.text()
    assert standin.calls("me") == []


def test_accounts_and_access_are_changed_by_the_form(
    ada: DemoApp, ben: DemoApp, faults_page: FaultsPage
) -> None:
    faults_page.send("/accounts", listener="Ben", action="keep", premium="on", devices="idle")
    devices = ben.get("me/player/devices").json()["devices"]
    assert [(one["name"], one["is_active"]) for one in devices] == [("Kitchen", False)]
    assert ben.call("PUT", f"me/player/play?device_id={devices[0]['id']}").status_code == 204
    faults_page.send("/accounts", listener="Ben", action="revoke")
    assert (ada.get("me").status_code, ben.get("me").status_code) == (200, 401)


@pytest.mark.parametrize("wrong", [{"listener": "Nobody"}, {"devices": "a gramophone"}])
def test_a_wrong_account_is_refused(faults_page: FaultsPage, wrong: dict[str, str]) -> None:
    form = {"listener": "Ada", "action": "keep", "devices": "keep", **wrong}
    assert faults_page.send("/accounts", **form).status_code == 400


def test_settings_are_changed_by_the_form(demo: DemoApp, faults_page: FaultsPage) -> None:
    faults_page.send("/settings", rotation="always", recommendations="on")
    expected = {"rotation": "always", "recommendations": True}
    assert demo.control("GET", "_settings").json() == expected
    assert faults_page.send("/settings", rotation="sometimes").status_code == 400
    assert demo.control("GET", "_settings").json() == expected


@pytest.mark.parametrize("part", ["", "/mixture", "/clear", "/log", "/settings", "/accounts"])
def test_a_form_from_elsewhere_is_refused(
    demo: DemoApp, standin: ScriptedStandin, part: str
) -> None:
    standin.order("error_before", "me")
    form = {"kind": "forbidden", "listener": "Ada", "action": "revoke", "standin_form": "guessed"}
    reply = requests.post(f"{demo.origin}/faults{part}", form, timeout=20)
    assert reply.status_code == 403
    assert [one["kind"] for one in orders(demo)] == ["error_before"]


def test_every_field_has_a_label_and_no_id_is_there_twice(faults_page: FaultsPage) -> None:
    text = faults_page.text()
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    fields = re.findall(r'<(?:input|select)(?![^>]*type="hidden")[^>]* id="([^"]+)"', text)
    labelled = set(re.findall(r'<label[^>]* for="([^"]+)"', text))
    assert set(fields) <= labelled
    assert len(fields) > 20
