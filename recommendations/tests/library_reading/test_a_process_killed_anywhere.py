"""A reading whose process dies between any two steps, and goes on in another one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.contrib.auth.models import User
from django.test import Client

from emotion.labels import Emotion
from recommendations.library.choice import Choice, Source
from recommendations.models import (
    LibraryPage,
    LibraryReading,
    ListenerTaste,
    RecommendationSet,
    SpotifyPause,
    Track,
)
from recommendations.selectors.mood_lists import latest_mood_lists
from recommendations.services.like_playlist import create_like
from recommendations.services.mood_playlists import sort_liked_songs
from recommendations.services.save_worker import work_off
from recommendations.services.taste import turn_on
from recommendations.tests.conftest import wish_for
from recommendations.tests.library_reading.conftest import SONGS, finish
from recommendations.tests.library_reading.liked import Likes
from recommendations.tests.saving.processes import Process

LIKED = Choice(Source.LIKED)
Ask = Callable[[User], object]


def want_taste(owner: User) -> None:
    turn_on(owner, LIKED)


def want_songs_like_them(owner: User) -> None:
    create_like(owner, LIKED, wish_for(Emotion.HAPPY))


def check_taste(owner: User) -> None:
    taste = ListenerTaste.objects.get(owner=owner)
    assert (taste.by_name, taste.unmatched, taste.tracks.count()) == (SONGS, 0, SONGS)


def check_moods(owner: User) -> None:
    lists = latest_mood_lists(owner)
    assert RecommendationSet.objects.count() == len(lists) == 6
    assert sum(one.entries.count() for one in lists) == SONGS
    # What the library told of its songs is known as well.
    assert not Track.objects.filter(sets__in=lists, spotify_id=None).exists()


def check_like(owner: User) -> None:
    made = RecommendationSet.objects.get()
    assert LibraryReading.objects.get().made == made
    assert made.entries.count() == 40


WISHES = [
    (want_taste, check_taste),
    (sort_liked_songs, check_moods),
    (want_songs_like_them, check_like),
]


def begin_again(likes: Likes) -> None:
    LibraryReading.objects.all().delete()
    ListenerTaste.objects.all().delete()
    RecommendationSet.objects.all().delete()
    SpotifyPause.objects.all().delete()
    Track.objects.update(spotify_id=None)
    likes.asked.clear()


def check_end(owner: User, likes: Likes, check: Callable[[User], None], twice: int) -> None:
    reading = finish(owner)
    assert (reading.problem_code, reading.leased_until) == ("", None)
    assert reading.finished_at is not None
    check(owner)
    assert not LibraryPage.objects.exists()
    # Nothing is asked for again but the page that was on its way.
    assert sorted(set(likes.asked)) == [0, 50, 100]
    assert len(likes.asked) <= 3 + twice


@pytest.mark.parametrize(("ask", "check"), WISHES)
def test_killed_anywhere_in_the_request_another_press_begins_it(
    listener: Client, alice: User, likes: Likes, ask: Ask, check: Callable[[User], None]
) -> None:
    for dies_at in range(1, 99):
        begin_again(likes)
        process = Process(dies_at)
        process.run(likes, partial(ask, alice))
        ask(alice)
        check_end(alice, likes, check, 0)
        if not process.is_dead:
            break
    assert dies_at > 2


@pytest.mark.parametrize(("ask", "check"), WISHES)
def test_killed_anywhere_in_a_visit_of_a_worker_all_is_read_in_the_end(
    listener: Client, alice: User, likes: Likes, ask: Ask, check: Callable[[User], None]
) -> None:
    for dies_at in range(1, 999):
        begin_again(likes)
        process = Process(dies_at)
        ask(alice)
        process.run(likes, work_off)
        check_end(alice, likes, check, 1)
        if not process.is_dead:
            break
    # So that a loop in which nothing was ever killed does not pass.
    assert dies_at > 12
