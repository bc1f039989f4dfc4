"""A consent that ends in the middle of something: reconnecting leads back to it."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlencode, urljoin, urlsplit

import pytest
from django.contrib.auth.models import User
from django.test import Client

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SpotifyConnection
from recommendations.services.save_worker import work_off
from recommendations.services.sets import create_set
from recommendations.spotify.errors import ReconnectNeeded
from recommendations.spotify.scopes import PURPOSES, SAVE_SCOPES
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.spotify.tokens import client_for
from recommendations.tests.accounts.conftest import let_expire
from recommendations.tests.conftest import wish_for
from recommendations.tests.taste.conftest import ADA, BEN, Connect, connect_to, starter
from recommendations.tests.visit import Visit, query_of

__all__ = ["connect_to", "starter"]

LOGIN = "/accounts/spotify/login/"
ENDED = "Your connection to Spotify has ended."
ASKED = [purpose for purpose in PURPOSES if purpose in ("liked", "top", "playlist")]


@pytest.fixture
def listener(connect_to: Connect, alice: User) -> Visit:
    """Alice, connected as Ada, who may have her library read."""
    return connect_to(alice, ADA.id, *ASKED)


@pytest.fixture
def chosen(listener: Visit, alice: User) -> RecommendationSet:
    return create_set(wish=wish_for(Emotion.HAPPY), owner=alice)


def revoke(visit: Visit) -> None:
    """Take the consent back at Spotify, which the next refresh finds out."""
    assert isinstance(visit.standin, ScriptedStandin)
    visit.standin.order("invalid_grant", "token", times=1)
    let_expire()


def find_out(visit: Visit) -> None:
    revoke(visit)
    with pytest.raises(ReconnectNeeded):
        client_for(SpotifyConnection.objects.get())


def text_of(visit: Visit, page: str) -> str:
    response = visit.site.get(page)
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).split())


def ways_on(text: str) -> list[str]:
    """Every address on a page that leads to Spotify's consent."""
    found: list[str] = re.findall(r'(?:href|action)="(/accounts/spotify/login/\?[^"]*)"', text)
    return found


def reconnect(visit: Visit, way: str, listener: str = ADA.id) -> str:
    """Follow it as a browser does; returns where it leads in the end."""
    assert visit.site.get(way).status_code == 200
    at_spotify = visit.site.post(way).headers["Location"]
    back = visit.come_back(visit.decide(at_spotify, listener=listener))
    assert back.status_code == 302
    return str(back.headers["Location"])


PAGES = ["/", "/profile/", "/library/moods/", "/library/like/", "/privacy/", "/library/like/?a=b&c"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_it_and_leads_back_to_itself(listener: Visit, path: str) -> None:
    find_out(listener)
    text = text_of(listener, path)
    assert text.count(ENDED) == 1
    ways = [way for way in ways_on(text) if "purpose=" not in way]
    assert ways
    for way in ways:
        assert reconnect(listener, way) == path
    assert ENDED not in text_of(listener, path)
    assert client_for(SpotifyConnection.objects.get()).profile().account_id == ADA.account_id


def test_the_set_that_was_being_saved_is_come_back_to(
    listener: Visit, chosen: RecommendationSet
) -> None:
    find_out(listener)
    page = f"/recommendations/{chosen.id}/"
    text = text_of(listener, page)
    assert 'data-state="reconnect"' in text
    for way in ways_on(text):
        assert reconnect(listener, way) == page
    assert 'data-state="ready"' in text_of(listener, page)


def test_what_the_connection_could_do_it_can_do_again(listener: Visit) -> None:
    before = SpotifyConnection.objects.get().granted
    find_out(listener)
    (way,) = ways_on(text_of(listener, "/profile/"))[:1]
    reconnect(listener, way)
    assert SpotifyConnection.objects.get().granted == before > SAVE_SCOPES


READING = "/library/reading/"
ACTIONS = [
    ("/library/taste/on/", {"source": "top"}, READING),
    ("/library/taste/playlists/", {}, "/profile/"),
    ("/library/like/playlists/", {}, "/library/like/"),
    ("/library/moods/sort/", {}, READING),
]


@pytest.mark.parametrize(("action", "data", "path"), ACTIONS)
def test_an_action_that_finds_it_out_says_so_and_works_afterwards(
    listener: Visit, action: str, data: dict[str, str], path: str
) -> None:
    revoke(listener)
    response = listener.site.post(action, data, follow=True)
    assert response.request["PATH_INFO"] == path
    if path == READING:
        # A worker finds it out.
        work_off()
        response = listener.site.get(path)
    text = " ".join(response.content.decode().split())
    assert "Connect your account again to go on." in text
    assert SpotifyConnection.objects.get().needs_reconnect
    ways = [way for way in map(unescape, ways_on(text)) if "purpose=" not in way]
    assert reconnect(listener, ways[0]).startswith(path)
    text = " ".join(listener.site.post(action, data, follow=True).content.decode().split())
    assert "Connect your account again" not in text
    assert ENDED not in text


def test_songs_from_spotify_can_be_added_again_afterwards(
    listener: Visit, chosen: RecommendationSet
) -> None:
    revoke(listener)
    page = f"/recommendations/{chosen.id}/"
    response = listener.site.post(f"{page}fresh/", follow=True)
    assert "Connect your account again to go on." in response.content.decode()
    assert reconnect(listener, ways_on(text_of(listener, page))[0]) == page
    assert SpotifyConnection.objects.get().needs_reconnect is False


EVIL = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "http:evil.example",
    "javascript:alert(1)",
    "data:text/html,hello",
    "https://127.0.0.1@evil.example/",
    "https://127.0.0.1.evil.example/",
    " https://evil.example/",
    "\thttps://evil.example/",
]


@pytest.mark.parametrize("target", EVIL)
def test_no_next_leads_to_another_site(listener: Visit, target: str) -> None:
    find_out(listener)
    way = f"{LOGIN}?{urlencode({'process': 'connect', 'next': target})}"
    assert urlsplit(urljoin("http://127.0.0.1/", reconnect(listener, way))).hostname == "127.0.0.1"
    find_out(listener)
    at_spotify = listener.site.post(way).headers["Location"]
    refused = listener.come_back(listener.decide(at_spotify, decision="cancel"))
    links = re.findall(r'href="([^"]*)"', refused.content.decode())
    assert refused.status_code == 200
    assert not [link for link in map(unescape, links) if link.startswith((target, "javascript"))]


@pytest.mark.parametrize("target", EVIL)
def test_the_notice_leads_nowhere_else_either(listener: Visit, target: str) -> None:
    response = listener.site.post("/profile/connection/quiet/", {"next": target})
    assert response.headers["Location"] == "/profile/"


def test_an_answer_from_spotify_without_a_question_changes_nothing(listener: Visit) -> None:
    find_out(listener)
    page = listener.site.get(f"{LOGIN}callback/?error=access_denied&state=invented")
    assert page.status_code == 400
    assert SpotifyConnection.objects.get().needs_reconnect


def test_reconnecting_with_another_spotify_account_is_a_new_connection(listener: Visit) -> None:
    find_out(listener)
    reconnect(listener, f"{LOGIN}?process=connect&next=/profile/", BEN.id)
    assert SpotifyConnection.objects.get().account_id == BEN.account_id


def test_one_listeners_end_is_nobody_elses(
    listener: Visit, connect_to: Connect, bob: User, charlie: User
) -> None:
    find_out(listener)
    others = connect_to(bob, BEN.id)
    assert ENDED not in text_of(others, "/library/moods/")
    stranger = Visit(Client(SERVER_NAME="127.0.0.1"), listener.standin)
    assert ENDED not in text_of(stranger, "/")
    stranger.site.force_login(charlie)
    assert ENDED not in text_of(stranger, "/")
    way = ways_on(text_of(listener, "/"))[0]
    assert query_of(way)["process"] == "connect"
