from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from recommendations.models import SpotifyConnection
from recommendations.spotify.login.asking import consent_address
from recommendations.spotify.scopes import EVERY_SCOPE, PURPOSES, SAVE_SCOPES
from recommendations.spotify.standin.listeners import LISTENERS
from recommendations.spotify.standin.oauth import SCOPES
from recommendations.tests.visit import Visit, query_of

ADA, BEN, _ = LISTENERS
LIKED = PURPOSES["liked"].scopes
HERE = "/profile/#taste"


@pytest.fixture
def connected(visit: Visit, alice: User) -> Visit:
    """Alice, connected to Spotify as Ada with what a save needs."""
    visit.site.force_login(alice)
    visit.sign_in(process="connect", listener=ADA.id)
    return visit


def ask(visit: Visit, purpose: str = "liked") -> str:
    """Press the button of a page; returns the address at Spotify."""
    response = visit.site.post(consent_address(purpose, next_url=HERE))
    assert response.status_code == 302
    return str(response.headers["Location"])


def asked_for(address: str) -> frozenset[str]:
    return frozenset(query_of(address)["scope"].split())


def tokens() -> Any:
    return SpotifyConnection.objects.values_list(
        "access_token", "refresh_token", "scopes", "authorized_at"
    ).get()


def test_every_purpose_asks_for_scopes_that_spotify_knows() -> None:
    assert SCOPES.keys() >= EVERY_SCOPE
    assert all(purpose.scopes and purpose.reason for purpose in PURPOSES.values())


@pytest.mark.parametrize("purpose", sorted(PURPOSES))
def test_only_what_the_purpose_needs_is_asked_for_besides_what_was_granted(
    connected: Visit, purpose: str
) -> None:
    assert asked_for(ask(connected, purpose)) == SAVE_SCOPES | PURPOSES[purpose].scopes


def test_agreeing_adds_the_scope_and_leads_back(connected: Visit) -> None:
    response = connected.come_back(connected.decide(ask(connected), listener=ADA.id))
    assert response.headers["Location"] == HERE
    assert SpotifyConnection.objects.get().granted == SAVE_SCOPES | LIKED


def test_permissions_add_up(connected: Visit) -> None:
    for purpose in ("liked", "recent"):
        connected.come_back(connected.decide(ask(connected, purpose), listener=ADA.id))
    both = LIKED | PURPOSES["recent"].scopes
    assert SpotifyConnection.objects.get().granted == SAVE_SCOPES | both


def test_connecting_again_keeps_what_was_added(connected: Visit) -> None:
    connected.come_back(connected.decide(ask(connected), listener=ADA.id))
    connected.sign_in(process="connect", listener=ADA.id)
    assert SpotifyConnection.objects.get().granted == SAVE_SCOPES | LIKED


def test_refusing_changes_nothing_and_says_so(connected: Visit) -> None:
    before = tokens()
    page = connected.come_back(connected.decide(ask(connected), decision="cancel"))
    shown = page.content.decode()
    assert page.status_code == 200
    assert "Permission not given" in shown
    assert "what you allowed before still works" in shown
    assert f'href="{HERE}"' in shown
    assert tokens() == before
    assert connected.site.get("/profile/").status_code == 200


def test_a_sign_in_which_asks_for_less_takes_nothing_away(connected: Visit) -> None:
    connected.come_back(connected.decide(ask(connected), listener=ADA.id))
    before = tokens()
    connected.site.logout()
    connected.sign_in(listener=ADA.id)
    assert tokens() == before


def test_a_sign_in_replaces_a_wider_consent_that_has_ended(connected: Visit) -> None:
    connected.come_back(connected.decide(ask(connected), listener=ADA.id))
    SpotifyConnection.objects.update(needs_reconnect=True)
    connected.site.logout()
    connected.sign_in(listener=ADA.id)
    connection = SpotifyConnection.objects.get()
    assert connection.granted == SAVE_SCOPES
    assert not connection.needs_reconnect


def test_a_sign_in_asks_for_nothing_more_whatever_its_address_says(visit: Visit) -> None:
    for query in ({"purpose": "liked"}, {"scope": "user-read-email,streaming"}):
        response = visit.site.post("/accounts/spotify/login/", query_params=query)
        assert asked_for(response.headers["Location"]) == SAVE_SCOPES


@pytest.mark.parametrize(
    "query", [{"purpose": "everything"}, {"scope": "streaming"}, {"purpose": "save' OR 1"}]
)
def test_an_address_cannot_name_scopes_of_its_own(connected: Visit, query: dict[str, str]) -> None:
    query = {"process": "connect"} | query
    response = connected.site.post("/accounts/spotify/login/", query_params=query)
    assert asked_for(response.headers["Location"]) == SAVE_SCOPES


def test_a_purpose_that_is_none_has_no_address() -> None:
    with pytest.raises(KeyError):
        consent_address("everything", next_url=HERE)


def test_asking_starts_only_by_a_post_with_its_token(connected: Visit, alice: User) -> None:
    address = consent_address("liked", next_url=HERE)
    page = connected.site.get(address)
    assert page.status_code == 200
    assert "what WMusic asks for" in page.content.decode()
    strict = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    strict.force_login(alice)
    assert strict.post(address).status_code == 403


def test_what_alice_granted_is_not_asked_of_bob(connected: Visit, bob: User) -> None:
    connected.come_back(connected.decide(ask(connected), listener=ADA.id))
    connected.site.force_login(bob)
    connected.sign_in(process="connect", listener=BEN.id)
    assert SpotifyConnection.objects.get(user=bob).granted == SAVE_SCOPES
    assert asked_for(ask(connected, "top")) == SAVE_SCOPES | PURPOSES["top"].scopes


def test_a_next_address_on_another_site_is_not_followed(connected: Visit) -> None:
    address = consent_address("liked", next_url="https://evil.example/")
    at_spotify = connected.site.post(address).headers["Location"]
    response = connected.come_back(connected.decide(at_spotify, listener=ADA.id))
    assert "evil.example" not in response.headers["Location"]
