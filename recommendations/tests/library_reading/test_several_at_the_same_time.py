from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy

import pytest
from django.contrib.auth.models import User
from django.db import connections
from django.test import Client

from recommendations.models import LibraryReading, RecommendationSet
from recommendations.services.save_worker import work_off
from recommendations.tests.library_reading.liked import Likes

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 4
SORT = "/library/moods/sort/"


def at_once(act: Callable[[int], object]) -> list[object]:
    def alone(number: int) -> object:
        try:
            return act(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(alone, range(AT_ONCE)))


def test_presses_make_one_reading(listener: Client, alice: User, likes: Likes) -> None:
    def press(number: int) -> int:
        browser = Client()
        browser.cookies = deepcopy(listener.cookies)
        return browser.post(SORT).status_code

    assert at_once(press) == [302] * AT_ONCE
    assert LibraryReading.objects.get().purpose == "moods"


def test_workers_read_each_page_once(listener: Client, alice: User, likes: Likes) -> None:
    listener.post(SORT)
    at_once(lambda number: work_off())
    assert sorted(likes.asked) == [0, 50, 100]
    assert RecommendationSet.objects.count() == 6


def test_readings_of_two_listeners_do_not_mix(
    listener: Client, alice: User, bob: User, likes: Likes, bobs: Client
) -> None:
    listener.post(SORT)
    bobs.post("/library/taste/on/", {"source": "liked"})
    at_once(lambda number: work_off())
    assert sorted(likes.asked) == [0, 0, 50, 50, 100, 100]
    assert RecommendationSet.objects.filter(owner=alice).count() == 6
    assert not RecommendationSet.objects.filter(owner=bob).exists()
    assert bob.taste.tracks.count() == len(likes.songs)
