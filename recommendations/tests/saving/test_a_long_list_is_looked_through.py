"""A listener with hundreds of playlists, and a worker that ends or is overtaken meanwhile."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.services.leases import LEASE
from recommendations.services.saving import go_on
from recommendations.spotify.calls import PAGE
from recommendations.tests.saving.conftest import Spotify, known, listed, save

PAGES = 4


@pytest.fixture
def creating(listener: Client, alices_set: RecommendationSet, spotify: Spotify) -> SavedPlaylist:
    """A create that was not confirmed, of whose playlist nothing is to be seen on any page."""
    known(alices_set)
    spotify.fail("create", 502)
    saved = save(listener, alices_set)
    spotify.recover()
    spotify.listed = [listed(f"other-{number}", name="x") for number in range(PAGES * PAGE)]
    SavedPlaylist.objects.update(retry_at=timezone.now())
    return saved


def pages_asked(spotify: Spotify) -> list[str]:
    asked: list[str] = []

    def note(call: str) -> None:
        if call == "list":
            asked.append(call)

    spotify.before = note
    return asked


def test_a_worker_that_is_to_end_asks_for_no_further_page(
    creating: SavedPlaylist, spotify: Spotify
) -> None:
    asked = pages_asked(spotify)
    go_on(creating, stopping=lambda: bool(asked))
    assert len(asked) == 1
    creating.refresh_from_db()
    assert (creating.state, creating.looks) == ("creating", 0)
    assert creating.retry_at is not None and creating.leased_until is None


def test_the_lease_lasts_as_long_as_there_are_pages(
    creating: SavedPlaylist, spotify: Spotify
) -> None:
    leases = []
    with time_machine.travel(timezone.now(), tick=False) as clock:

        def slowly(call: str) -> None:
            if call == "list":
                clock.shift(LEASE * 0.6)
                leased = SavedPlaylist.objects.get().leased_until
                leases.append(leased is not None and leased > timezone.now())

        spotify.before = slowly
        go_on(creating)
    assert leases == [True] * PAGES


def test_one_that_was_overtaken_on_the_way_asks_for_no_further_page(
    creating: SavedPlaylist, spotify: Spotify
) -> None:
    asked: list[str] = []

    def overtaken(call: str) -> None:
        if call == "list":
            asked.append(call)
            later = timezone.now() + LEASE + timedelta(seconds=1)
            SavedPlaylist.objects.update(leased_until=later)

    spotify.before = overtaken
    go_on(creating)
    assert len(asked) == 1
