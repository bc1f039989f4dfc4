from __future__ import annotations

from typing import Any

import pytest
import requests
import responses
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from recommendations.models import RecommendationSet, Track

OEMBED = "http://127.0.0.1:8001/oembed"
PICTURE = "http://127.0.0.1:8001/image/1.svg"


@pytest.fixture
def track(alices_set: RecommendationSet) -> Track:
    track = alices_set.entries.get(position=1).track
    track.spotify_id = "1" * 22
    track.save()
    return track


def ask(client: Client, track: Track) -> object:
    response = client.get(reverse("recommendations:artwork", args=[track.pk]))
    assert response.status_code == 200
    return response.json()["address"]


def test_the_address_is_asked_for_once_and_kept(client: Client, alice: User, track: Track) -> None:
    client.force_login(alice)
    with responses.RequestsMock() as spotify:
        spotify.add(responses.GET, OEMBED, json={"thumbnail_url": PICTURE})
        assert [ask(client, track), ask(client, track)] == [PICTURE, PICTURE]
        assert len(spotify.calls) == 1
        asked = spotify.calls[0].request.url or ""
        assert "track%2F1111" in asked
        assert "Authorization" not in spotify.calls[0].request.headers


def test_a_track_without_a_picture_is_asked_for_once(
    client: Client, alice: User, track: Track
) -> None:
    client.force_login(alice)
    with responses.RequestsMock() as spotify:
        spotify.add(responses.GET, OEMBED, status=404)
        assert [ask(client, track), ask(client, track)] == [None, None]
        assert len(spotify.calls) == 1


@pytest.mark.parametrize("how", [{"status": 503}, {"body": requests.exceptions.ReadTimeout()}])
def test_when_spotify_does_not_answer_a_later_page_asks_again(
    client: Client, alice: User, track: Track, how: dict[str, Any]
) -> None:
    client.force_login(alice)
    with responses.RequestsMock() as spotify:
        spotify.add(responses.GET, OEMBED, **how)
        assert ask(client, track) is None
    with responses.RequestsMock() as spotify:
        spotify.add(responses.GET, OEMBED, json={"thumbnail_url": PICTURE})
        assert ask(client, track) == PICTURE


@pytest.mark.parametrize(
    "address",
    [
        "http://evil.example/x.png",
        "javascript:alert(1)",
        "http://127.0.0.1:8001.evil.example/x",
        "https://i.scdn.co" + "/x" * 200,
        None,
        7,
    ],
)
def test_an_address_that_the_page_may_not_load_counts_as_none(
    client: Client, alice: User, track: Track, address: object
) -> None:
    client.force_login(alice)
    with responses.RequestsMock() as spotify:
        spotify.add(responses.GET, OEMBED, json={"thumbnail_url": address})
        assert ask(client, track) is None


def test_a_track_without_an_id_is_not_asked_for(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    with responses.RequestsMock():
        assert ask(client, alices_set.entries.get(position=2).track) is None


def test_nobody_walks_the_catalogue_through_this(
    client: Client, charlie: User, track: Track
) -> None:
    address = reverse("recommendations:artwork", args=[track.pk])
    assert client.get(address).status_code == 404
    client.force_login(charlie)
    assert client.get(address).status_code == 404


def test_showing_the_page_asks_spotify_for_nothing(
    client: Client, alice: User, alices_set: RecommendationSet, track: Track
) -> None:
    client.force_login(alice)
    with responses.RequestsMock():
        page = client.get(reverse("recommendations:set", args=[alices_set.id]))
    assert f'data-artwork="{reverse("recommendations:artwork", args=[track.pk])}"' in (
        page.content.decode()
    )
