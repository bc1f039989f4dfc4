"""A quota or a rate limit met while searching: what was found stays, the rest waits."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SpotifyPause
from recommendations.services.sets import create_set
from recommendations.tests.conftest import connect, wish_for
from recommendations.tests.fresh.conftest import Spotify, item, press, titles

QUOTA = '{"error": {"status": 429, "message": "Too many", "reason": "QUOTA_EXCEEDED"}}'


def test_what_was_found_before_is_kept_and_the_message_tells_the_rest(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.has(*(item(number) for number in range(5)), *(None for _ in range(5)), item(20))
    spotify.fail(429, QUOTA, after=1, wait=52531)
    text = press(listener, alices_set)
    assert titles(alices_set) == [f"Unheard {number}" for number in range(5)]
    assert "5 songs from Spotify were added" in text
    assert "used up what Spotify allows it for now. Please try again after" in text
    assert len(spotify.asked) == 2


def test_nobody_asks_again_before_the_time_is_over_and_everybody_after_it(
    listener: Client, alices_set: RecommendationSet, bob: User, spotify: Spotify
) -> None:
    connect(bob)
    bobs = create_set(wish=wish_for(Emotion.HAPPY), owner=bob)
    other = Client()
    other.force_login(bob)
    spotify.fail(429, QUOTA, wait=7200)
    assert "Please try again after" in press(listener, alices_set)
    spotify.recover()
    spotify.has(item(1))
    assert "Please try again after" in press(other, bobs)
    assert len(spotify.asked) == 1
    SpotifyPause.objects.update(until=timezone.now() - timedelta(seconds=1))
    press(other, bobs)
    assert titles(bobs) == ["Unheard 1"]


def test_pages_of_today_serve_even_during_the_pause(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.has(*(item(number) for number in range(20)))
    press(listener, alices_set)
    spotify.fail(429, QUOTA)
    assert len(titles(alices_set)) == 12
    text = press(listener, alices_set)
    assert len(titles(alices_set)) == 20
    assert "8 songs from Spotify were added" in text


def test_a_rate_limit_is_waited_out_too(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.fail(429, "{}", wait=30)
    assert "too many requests" in press(listener, alices_set)
    assert "too many requests" in press(listener, alices_set)
    assert len(spotify.asked) == 1
