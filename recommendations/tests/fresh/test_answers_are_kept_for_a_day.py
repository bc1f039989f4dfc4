"""A search is asked once a day, and its answer serves the listener who asked it alone."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SearchAnswer, SpotifyConnection
from recommendations.services.connections import drop_connection, keep_connection
from recommendations.services.sets import create_set
from recommendations.tests.conftest import connect, wish_for
from recommendations.tests.fresh.conftest import Spotify, item, press, titles


def age(hours: float) -> None:
    SearchAnswer.objects.update(answered_at=timezone.now() - timedelta(hours=hours))


def test_the_same_search_for_another_set_is_not_sent_again(
    listener: Client, alice: User, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    other = create_set(wish=wish_for(Emotion.HAPPY), owner=alice)
    spotify.has(*(item(number) for number in range(8)))
    press(listener, alices_set)
    age(23.9)
    text = press(listener, other)
    assert len(spotify.asked) == 1
    assert "8 shown in your last sets" in text


def test_after_a_day_it_is_sent_again(
    listener: Client, alice: User, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    other = create_set(wish=wish_for(Emotion.HAPPY), owner=alice)
    spotify.has(item(1))
    press(listener, alices_set)
    age(24.1)
    spotify.has(item(2))
    press(listener, other)
    assert titles(other) == ["Unheard 2"]
    assert len(spotify.asked) == 2
    assert SearchAnswer.objects.count() == 1


def test_another_listeners_answer_is_never_used(
    listener: Client, alices_set: RecommendationSet, bob: User, spotify: Spotify
) -> None:
    connect(bob)
    bobs = create_set(wish=wish_for(Emotion.HAPPY), owner=bob)
    spotify.has(item(1))
    press(listener, alices_set)
    spotify.has(item(2))
    other = Client()
    other.force_login(bob)
    press(other, bobs)
    assert titles(bobs) == ["Unheard 2"]
    assert titles(alices_set) == ["Unheard 1"]
    assert spotify.tokens == ["Bearer access-alice", "Bearer access-bob"]
    held = SearchAnswer.objects.values_list("connection__user__username", flat=True)
    assert sorted(held) == ["alice", "bob"]


def test_a_failure_is_not_kept_as_an_answer(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.fail(503)
    assert "Spotify did not answer properly" in press(listener, alices_set)
    assert not SearchAnswer.objects.exists()
    spotify.recover()
    spotify.has(item(1))
    press(listener, alices_set)
    assert titles(alices_set) == ["Unheard 1"]


def test_disconnecting_deletes_the_answers(
    listener: Client, alice: User, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    press(listener, alices_set)
    assert SearchAnswer.objects.count() == 1
    drop_connection(user=alice, account_id="account-alice")
    assert not SearchAnswer.objects.exists()


def test_connecting_another_account_deletes_the_answers(
    listener: Client, alice: User, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    press(listener, alices_set)
    keep_connection(
        user=alice,
        account_id="another-account",
        display_name="",
        access_token="a",
        refresh_token="r",
        expires_at=None,
        scopes="",
    )
    assert SpotifyConnection.objects.get().account_id == "another-account"
    assert not SearchAnswer.objects.exists()


def test_the_daily_cleanup_deletes_old_answers_only(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.has(*(item(number) for number in range(20)))
    press(listener, alices_set)
    old = SearchAnswer.objects.earliest("offset")
    SearchAnswer.objects.filter(pk=old.pk).update(
        answered_at=timezone.now() - timedelta(hours=24, minutes=1)
    )
    call_command("delete_unowned_sets", verbosity=0)
    assert [answer.offset for answer in SearchAnswer.objects.all()] == [10]
