from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from emotion.labels import Emotion
from music.account.held import held_about
from recommendations.models import RecommendationSet, SavedPlaylist, Track, TrackOpinion
from recommendations.services.opinions import set_less_of_artist
from recommendations.services.sets import create_set
from recommendations.tests.conftest import connect, tracks, wish_for

__all__ = ["tracks"]

PAGE = "/profile/data/"
FILE = "/profile/data/file/"


@pytest.fixture
def hers(alice: User, tracks: list[Track]) -> RecommendationSet:
    return create_set(wish=wish_for(Emotion.HAPPY), owner=alice)


def download(client: Client) -> Any:
    response = client.post(FILE)
    assert response.status_code == 200
    return json.loads(response.content)


def test_the_page_leads_to_the_file(client: Client, alice: User) -> None:
    client.force_login(alice)
    text = client.get(PAGE).content.decode()
    assert f'action="{FILE}"' in text
    assert "Download my data" in text


def test_a_stranger_signs_in_first_and_comes_back(client: Client, alice: User) -> None:
    for response in (client.get(PAGE), client.post(FILE)):
        assert unquote(response.headers["Location"]) == f"/accounts/login/?next={PAGE}"
    form = {"login": "alice", "password": "alice-has-a-password", "next": PAGE}
    assert client.post("/accounts/login/", form).headers["Location"] == PAGE


@time_machine.travel("2026-11-21 12:00:00+00:00", tick=False)
def test_it_is_a_dated_file_that_nobody_keeps_on_the_way(client: Client, alice: User) -> None:
    client.force_login(alice)
    response = client.post(FILE)
    assert response.headers["Content-Type"] == "application/json"
    disposition = response.headers["Content-Disposition"]
    assert disposition == 'attachment; filename="wmusic-data-2026-11-21.json"'
    assert "no-store" in response.headers["Cache-Control"]
    assert json.loads(response.content)["written_at"] == "2026-11-21T12:00:00Z"


def test_it_is_indented_and_has_letters_rather_than_escapes(client: Client, alice: User) -> None:
    alice.first_name = "Zoë"
    alice.save()
    client.force_login(alice)
    lines = client.post(FILE).content.decode().splitlines()
    assert '  "sections": {' in lines
    assert any("Zoë" in line for line in lines)


def test_a_link_cannot_bring_it_about(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.get(FILE).status_code == 405
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(alice)
    assert careful.post(FILE).status_code == 403


def test_it_holds_ones_own_and_nobody_elses(
    client: Client, alice: User, bob: User, hers: RecommendationSet
) -> None:
    his = create_set(wish=wish_for(Emotion.SAD), owner=bob)
    connect(bob)
    client.force_login(alice)
    file = download(client)
    (one,) = file["sections"]["sets"]["content"]
    assert one["id"] == str(hers.id)
    assert one["probabilities"]["happy"] == 1.0
    assert [song["position"] for song in one["songs"]] == list(range(1, len(one["songs"]) + 1))
    text = json.dumps(file)
    assert "bob" not in text.lower()
    assert str(his.id) not in text


def test_it_can_be_had_only_so_often(client: Client, alice: User, settings: Settings) -> None:
    settings.POSTS_PER_MINUTE = 2
    client.force_login(alice)
    assert [client.post(FILE).status_code for _ in range(3)] == [200, 200, 429]


def add(owner: User, tracks: list[Track]) -> None:
    made = create_set(wish=wish_for(Emotion.HAPPY), owner=owner)
    ids = [track.pk for track in tracks[:5]]
    SavedPlaylist.objects.create(
        set=made, owner=owner, name="Happy", wanted_tracks=ids, missing_tracks=ids[:2]
    )


def test_a_lot_takes_as_many_queries_as_a_little(
    alice: User, tracks: list[Track], django_assert_num_queries: Any
) -> None:
    add(alice, tracks)
    TrackOpinion.objects.create(owner=alice, track=tracks[0], liked=True)
    set_less_of_artist(alice, tracks[0], True)
    with CaptureQueriesContext(connection) as little:
        held_about(alice)
    for track in tracks[1:]:
        TrackOpinion.objects.create(owner=alice, track=track, liked=False)
        set_less_of_artist(alice, track, True)
    for _ in range(4):
        add(alice, tracks)
    with django_assert_num_queries(len(little)):
        held_about(alice)
