from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, Track
from recommendations.selectors.mood_lists import SORTED
from recommendations.selectors.sets import LAST_SETS
from recommendations.services.sets import create_set
from recommendations.tests.conftest import wish_for


def listed(client: Client) -> list[object]:
    return [one.id for one in client.get("/").context["last_sets"]]


@pytest.mark.django_db
def test_whoever_comes_for_the_first_time_sees_none(client: Client) -> None:
    assert "Your last sets" not in client.get("/").text


def test_a_listener_sees_the_newest_first(client: Client, alice: User, tracks: list[Track]) -> None:
    made = [create_set(wish=wish_for(Emotion.SAD), owner=alice) for _ in range(LAST_SETS + 1)]
    client.force_login(alice)
    assert listed(client) == [one.id for one in reversed(made[1:])]


def test_a_visitor_sees_those_of_their_own_session(client: Client, tracks: list[Track]) -> None:
    client.post("/recommendations/", {"emotion": "happy"})
    assert len(listed(client)) == 1
    assert listed(Client()) == []


def test_alices_sets_are_not_on_charlies_home(
    client: Client, charlie: User, alices_set: RecommendationSet
) -> None:
    client.force_login(charlie)
    assert listed(client) == []


def test_liked_songs_that_were_sorted_are_no_set_that_was_asked_for(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    assert listed(client) == [alices_set.id]
    alices_set.notes = {SORTED: {"sorting": "one"}}
    alices_set.save()
    assert listed(client) == []
