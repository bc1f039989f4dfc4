from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from recommendations.models import SpotifyConnection
from recommendations.spotify.login.asking import consent_address
from recommendations.spotify.scopes import PURPOSES, SAVE_SCOPES
from recommendations.spotify.standin.listeners import LISTENERS
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.tests.visit import Visit

ADA = LISTENERS[0]
MISSING = "Spotify did not give WMusic this further permission."


@pytest.fixture
def connected(visit: Visit, alice: User) -> Visit:
    visit.site.force_login(alice)
    visit.sign_in(process="connect", listener=ADA.id)
    ask(visit, "liked")
    return visit


def ask(visit: Visit, purpose: str) -> Any:
    asked = visit.site.post(consent_address(purpose, next_url="/profile/"))
    return visit.come_back(visit.decide(asked.headers["Location"], listener=ADA.id))


@pytest.mark.parametrize("purpose", ["top", "recent", "cover", "play"])
@pytest.mark.parametrize("kind", ["refused_consent", "denied_scope"])
def test_all_else_stays_as_it_was_with_a_message(
    connected: Visit, standin: ScriptedStandin, purpose: str, kind: str
) -> None:
    before = SpotifyConnection.objects.get().granted
    standin.order(kind, "authorize")
    answer = ask(connected, purpose)
    if kind == "refused_consent":
        assert "Permission not given" in answer.content.decode()
        assert 'href="/profile/"' in answer.content.decode()
    else:
        assert answer.headers["Location"] == "/profile/"
        assert MISSING in connected.site.get("/profile/").content.decode()
    connection = SpotifyConnection.objects.get()
    assert connection.granted == before == SAVE_SCOPES | PURPOSES["liked"].scopes
    assert connection.allows(before)
    assert not connection.allows(PURPOSES[purpose].scopes)


def test_what_was_given_needs_no_message(connected: Visit) -> None:
    ask(connected, "top")
    assert MISSING not in connected.site.get("/profile/").content.decode()


@pytest.mark.parametrize("purpose", sorted(PURPOSES))
def test_before_spotify_asks_the_page_says_what_for(connected: Visit, purpose: str) -> None:
    page = connected.site.get(consent_address(purpose, next_url="/profile/")).content.decode()
    assert f"For this WMusic asks Spotify {PURPOSES[purpose].reason}." in page
