from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import responses
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from recommendations.models import LibraryReading, Track
from recommendations.services.save_worker import work_off
from recommendations.spotify.scopes import EVERY_SCOPE
from recommendations.tests.conftest import connect
from recommendations.tests.library_pages.songs import many_songs
from recommendations.tests.library_reading.liked import Likes

PAGE = "/library/reading/"
# Three pages.
SONGS = 120
# Far more than any reading needs.
MOST_VISITS = 20


@pytest.fixture
def catalogue(db: None) -> list[Track]:
    """Half as many again are not liked."""
    return many_songs(SONGS + SONGS // 2)


@pytest.fixture
def likes(catalogue: list[Track]) -> Iterator[Likes]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        account = Likes(mock)
        account.songs = [(f"{one.pk:022}", one.title, one.artist) for one in catalogue[:SONGS]]
        yield account


@pytest.fixture
def listener(client: Client, alice: User, likes: Likes) -> Client:
    """Alice, signed in, with every permission."""
    connect(alice, scopes=" ".join(EVERY_SCOPE), expires_at=timezone.now() + timedelta(days=30))
    client.force_login(alice)
    return client


@pytest.fixture
def bobs(bob: User, likes: Likes) -> Client:
    """Another listener of the same taste, in a browser of his own."""
    connect(bob, scopes=" ".join(EVERY_SCOPE), expires_at=timezone.now() + timedelta(days=30))
    window = Client()
    window.force_login(bob)
    return window


def text_of(client: Client, address: str = PAGE) -> str:
    return " ".join(client.get(address, follow=True).content.decode().split())


def finish(owner: User) -> LibraryReading:
    """Workers come whenever there is something to do, until there is nothing."""
    for _ in range(MOST_VISITS):
        reading = LibraryReading.objects.get(owner=owner)
        if reading.retry_at is None:
            return reading
        moments = [moment for moment in (reading.retry_at, reading.leased_until) if moment]
        with time_machine.travel(max(moments) + timedelta(seconds=1), tick=False):
            work_off()
    raise AssertionError(f"still reading after {MOST_VISITS} visits: {reading.problem_code}")
