from __future__ import annotations

import json

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from emotion.diary.services import turn_off
from emotion.models import DiaryEntry
from recommendations.models import RecommendationSet, Track

READ = [0.1, 0.0, 0.05, 0.6, 0.05, 0.1, 0.1]
QUESTION = "Was this right?"


def ask(client: Client) -> str:
    """Ask for songs by a reading; gives the address of the set's page."""
    sent = {"probabilities": json.dumps(READ), "origin": "camera"}
    return client.post("/recommendations/", sent).headers["Location"]


def test_after_a_reading_of_whoever_keeps_a_diary(
    client: Client, alices_diary: User, tracks: list[Track]
) -> None:
    client.force_login(alices_diary)
    page = ask(client)
    assert QUESTION in client.get(page).content.decode()
    entry = DiaryEntry.objects.get()
    sent = {"answer": "sad", "from": "set"}
    response = client.post(reverse("diary:answer", args=[entry.pk]), sent)
    assert response.headers["Location"] == page
    assert "You said: it was sad." in client.get(page).content.decode()


def test_not_after_a_mood_picked_by_hand(
    client: Client, alices_diary: User, tracks: list[Track]
) -> None:
    client.force_login(alices_diary)
    page = client.post("/recommendations/", {"emotion": "sad"}).headers["Location"]
    assert QUESTION not in client.get(page).content.decode()


def test_nobody_without_a_diary(client: Client, bob: User, tracks: list[Track]) -> None:
    assert QUESTION not in client.get(ask(client)).content.decode()
    client.force_login(bob)
    assert QUESTION not in client.get(ask(client)).content.decode()


def test_not_while_the_diary_is_off(
    client: Client, alices_diary: User, tracks: list[Track]
) -> None:
    client.force_login(alices_diary)
    page = ask(client)
    turn_off(alices_diary, delete=False)
    assert QUESTION not in client.get(page).content.decode()


def test_the_sets_own_mood_stays_as_it_was_read(
    client: Client, alices_diary: User, tracks: list[Track]
) -> None:
    client.force_login(alices_diary)
    ask(client)
    entry = DiaryEntry.objects.get()
    client.post(reverse("diary:answer", args=[entry.pk]), {"answer": "sad", "from": "set"})
    assert RecommendationSet.objects.get().probabilities == READ
