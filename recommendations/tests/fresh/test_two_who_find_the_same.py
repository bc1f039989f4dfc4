from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from recommendations.models import RecommendationSet, Track
from recommendations.services.found_tracks import FreshPick, append_found
from recommendations.spotify.discovery import DiscoveredTrack

ROUNDS = 20
TRACKS = 20


def picks_of(one_round: int) -> list[FreshPick]:
    ids = [f"{one_round * TRACKS + number:022}" for number in range(TRACKS)]
    return [FreshPick(DiscoveredTrack(one, f"Song {one}", ("A",)), "pop", {}) for one in ids]


def a_set() -> RecommendationSet:
    return RecommendationSet.objects.create(
        visitor="somebody", origin="hand", probabilities=[1 / 7] * 7, shown=0
    )


@pytest.mark.django_db(transaction=True)
def test_in_whatever_order_both_get_them_and_each_is_stored_once() -> None:
    """Databases with row locks wait for one another's rows: in two orders, for ever."""
    sets = [(a_set(), a_set()) for _ in range(ROUNDS)]
    start = Barrier(2)

    def add(who: int) -> list[int]:
        try:
            added = []
            for number, both in enumerate(sets):
                picks = picks_of(number)
                start.wait()
                added.append(append_found(both[who], picks[:: -1 if who else 1], {}))
            return added
        finally:
            # Nobody waits for one who gave up.
            start.abort()
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(add, range(2))) == [[TRACKS] * ROUNDS] * 2
    assert Track.objects.count() == ROUNDS * TRACKS
