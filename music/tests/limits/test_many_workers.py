from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import RequestFactory

from music.limits import Limit, allow_all, one_at_a_time
from music.models import RecentUse

pytestmark = pytest.mark.django_db(transaction=True)

WORKERS = 8


def at_once(task: Callable[[], bool]) -> list[bool]:
    """Run `task` in as many threads, each with a database connection of its own."""
    barrier = threading.Barrier(WORKERS)

    def work(_: int) -> bool:
        try:
            barrier.wait()
            return task()
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as workers:
        return list(workers.map(work, range(WORKERS)))


@pytest.mark.parametrize("known", [False, True], ids=["first visit", "known visitor"])
def test_workers_together_let_no_more_through_than_one(known: bool) -> None:
    limit = Limit(count=5, seconds=3600)
    if known:
        allow_all([("frame:alice", limit)])
    passed = at_once(lambda: allow_all([("frame:alice", limit)]) is None)
    assert passed.count(True) == 5 - known
    assert RecentUse.objects.count() == 1


def test_of_uses_at_once_one_goes_ahead(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.session = type("Session", (), {"session_key": "of-alice"})()
    everybody_asked = threading.Barrier(WORKERS)

    def hold() -> bool:
        with one_at_a_time(request, "frame") as free:
            everybody_asked.wait()
            return free

    assert at_once(hold).count(True) == 1
    with one_at_a_time(request, "frame") as free:
        assert free
