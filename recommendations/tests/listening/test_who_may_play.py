"""To whom playing is offered, and who may press."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from recommendations.models import RecommendationSet
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.tests.listening.conftest import page_of
from recommendations.tests.taste.conftest import BEN, CHI, Connect
from recommendations.tests.visit import Visit

BUTTONS = ["devices", "play"]
OFFER = 'id="play"'
DEVICE = {"device": "a" * 40}


def test_a_connected_listener_is_offered_it(ada: Visit, known_set: RecommendationSet) -> None:
    assert OFFER in page_of(ada.site, known_set)


def test_without_a_connection_or_without_spotify_it_is_no_matter(
    client: Client, alice: User, ada: Visit, known_set: RecommendationSet, settings: Settings
) -> None:
    settings.SPOTIFY_ENABLED = False
    assert OFFER not in page_of(ada.site, known_set)
    settings.SPOTIFY_ENABLED = True
    alice.spotify_connection.delete()
    client.force_login(alice)
    assert OFFER not in page_of(client, known_set)


@pytest.mark.parametrize("button", BUTTONS)
def test_nobody_plays_anothers_list(
    connect_to: Connect,
    bob: User,
    charlie: User,
    known_set: RecommendationSet,
    standin: ScriptedStandin,
    button: str,
) -> None:
    address = reverse(f"recommendations:{button}", args=[known_set.id])
    others = [connect_to(bob, BEN.id, "play"), connect_to(charlie, CHI.id, "play")]
    standin.forget_calls()
    for other in others:
        assert other.site.post(address, DEVICE).status_code == 404
    assert Client().post(address, DEVICE).status_code == 404
    assert standin.calls() == []


@pytest.mark.parametrize("button", BUTTONS)
def test_a_visitor_is_led_to_sign_in_and_back_to_the_section(
    client: Client, known_set: RecommendationSet, button: str
) -> None:
    client.post("/recommendations/", {"emotion": "happy"})
    own = RecommendationSet.objects.get(owner=None)
    assert OFFER not in page_of(client, own)
    response = client.post(reverse(f"recommendations:{button}", args=[own.id]), DEVICE)
    assert response.headers["Location"].startswith("/accounts/login/?next=")
    assert response.headers["Location"].endswith("%23play")


@pytest.mark.parametrize("button", BUTTONS)
def test_only_a_post_with_its_token_asks_spotify(
    ada: Visit, alice: User, known_set: RecommendationSet, standin: ScriptedStandin, button: str
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    address = reverse(f"recommendations:{button}", args=[known_set.id])
    standin.forget_calls()
    assert strict.get(address).status_code == 405
    assert strict.post(address, DEVICE).status_code == 403
    assert standin.calls() == []


@pytest.mark.parametrize("button", BUTTONS)
def test_presses_are_limited(
    ada: Visit, known_set: RecommendationSet, settings: Settings, button: str
) -> None:
    settings.POSTS_PER_MINUTE = 2
    address = reverse(f"recommendations:{button}", args=[known_set.id])
    answers = [ada.site.post(address, {"device": ""}).status_code for _ in range(3)]
    assert answers[-1] == 429
    assert 429 not in answers[:2]


def test_the_list_of_devices_is_not_cached(ada: Visit, known_set: RecommendationSet) -> None:
    address = reverse("recommendations:devices", args=[known_set.id])
    assert "no-store" in ada.site.post(address).headers["Cache-Control"]
