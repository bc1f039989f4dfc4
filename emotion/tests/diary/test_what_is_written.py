from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from emotion.diary.services import turn_off, turn_on
from emotion.labels import Emotion
from emotion.models import DiaryEntry
from recommendations.models import RecommendationSet, Track
from recommendations.services import sets
from recommendations.tests.conftest import wish_for

READ = [0.1, 0.0, 0.05, 0.6, 0.05, 0.1, 0.1]


def ask(client: Client, probabilities: list[float] = READ, origin: str = "camera") -> None:
    response = client.post(
        "/recommendations/", {"probabilities": json.dumps(probabilities), "origin": origin}
    )
    assert response.status_code == 302


@pytest.mark.parametrize("origin", ["camera", "photo", "clip"])
def test_a_reading_of_whoever_keeps_a_diary(
    client: Client, alices_diary: User, tracks: list[Track], origin: str
) -> None:
    client.force_login(alices_diary)
    ask(client, origin=origin)
    entry = DiaryEntry.objects.get()
    assert (entry.owner, entry.origin) == (alices_diary, origin)
    assert entry.probabilities == READ
    assert entry.set == RecommendationSet.objects.get()


def test_a_mood_picked_by_hand_as_such(
    client: Client, alices_diary: User, tracks: list[Track]
) -> None:
    client.force_login(alices_diary)
    client.post("/recommendations/", {"emotion": "sad"})
    entry = DiaryEntry.objects.get()
    assert (entry.origin, entry.probabilities) == ("hand", [0, 0, 0, 0, 1, 0, 0])


def test_nothing_of_a_listener_without_a_diary(
    client: Client, alices_diary: User, bob: User, tracks: list[Track]
) -> None:
    client.force_login(bob)
    ask(client)
    assert RecommendationSet.objects.filter(owner=bob).exists()
    assert not DiaryEntry.objects.exists()


def test_nothing_of_a_visitor_also_when_they_sign_in(
    alices_diary: User, tracks: list[Track]
) -> None:
    visitor = Client()
    ask(visitor)
    assert not DiaryEntry.objects.exists()
    visitor.force_login(alices_diary)
    assert not DiaryEntry.objects.exists()


def test_nothing_after_it_was_turned_off_until_it_is_on_again(
    client: Client, alices_diary: User, tracks: list[Track]
) -> None:
    client.force_login(alices_diary)
    turn_off(alices_diary, delete=False)
    ask(client)
    assert not DiaryEntry.objects.exists()
    turn_on(alices_diary)
    ask(client)
    assert DiaryEntry.objects.count() == 1


def test_the_set_and_its_entry_are_kept_together_or_not_at_all(
    alices_diary: User, tracks: list[Track], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(sets, "note_mood", failing)
    with pytest.raises(RuntimeError):
        sets.create_set(wish=wish_for(Emotion.HAPPY), owner=alices_diary)
    assert not RecommendationSet.objects.exists()


def test_other_songs_for_the_same_reading_are_no_second_mood(
    client: Client, alices_diary: User, tracks: list[Track]
) -> None:
    client.force_login(alices_diary)
    ask(client)
    ask(client)
    newest = RecommendationSet.objects.latest("created_at")
    assert DiaryEntry.objects.get().set == newest
    ask(client, [0.6, 0.0, 0.05, 0.1, 0.05, 0.1, 0.1])
    assert DiaryEntry.objects.count() == 2


@pytest.mark.parametrize(("minutes", "moods"), [(29, 1), (31, 2)])
def test_the_same_mood_half_an_hour_later_is_another_moment(
    client: Client, alices_diary: User, tracks: list[Track], minutes: int, moods: int
) -> None:
    client.force_login(alices_diary)
    client.post("/recommendations/", {"emotion": "sad"})
    DiaryEntry.objects.update(at=timezone.now() - timedelta(minutes=minutes))
    client.post("/recommendations/", {"emotion": "sad"})
    assert DiaryEntry.objects.count() == moods


def test_a_mood_that_was_read_is_not_the_same_picked_by_hand(
    client: Client, alices_diary: User, tracks: list[Track]
) -> None:
    client.force_login(alices_diary)
    ask(client, [0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0])
    client.post("/recommendations/", {"emotion": "sad"})
    assert list(DiaryEntry.objects.values_list("origin", flat=True)) == ["hand", "camera"]


def test_a_set_that_is_deleted_leaves_its_mood(
    client: Client, alices_diary: User, tracks: list[Track]
) -> None:
    client.force_login(alices_diary)
    ask(client)
    RecommendationSet.objects.all().delete()
    assert DiaryEntry.objects.get().set is None
