"""What the privacy page says of days must not hang on somebody's timer."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from django.core.management import call_command
from django.utils import timezone

from emotion.labels import Emotion
from music.limits import KEEP
from music.models import RecentUse
from recommendations.models import RecommendationSet
from recommendations.moods import only
from recommendations.services import save_worker
from recommendations.services.save_worker import FORGET_EVERY_S, work
from recommendations.services.sets import UNOWNED_LIFETIME

DAY = timedelta(hours=24)


def a_visitors_set(age: timedelta) -> None:
    chosen = RecommendationSet.objects.create(
        visitor="somebody", origin="hand", probabilities=only(Emotion.SAD), shown=0
    )
    RecommendationSet.objects.filter(pk=chosen.pk).update(created_at=timezone.now() - age)


@pytest.fixture
def old(transactional_db: None) -> Iterator[None]:
    a_visitors_set(UNOWNED_LIFETIME + timedelta(minutes=1))
    RecentUse.objects.create(key="count", used_at=timezone.now() - KEEP - timedelta(minutes=1))
    yield


def is_gone() -> bool:
    return not RecommendationSet.objects.exists() and not RecentUse.objects.exists()


def working_until(is_done: Callable[[], bool]) -> None:
    stopping = Event()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(work, stopping, threads=1)
        while not is_done():
            stopping.wait(0.01)
        stopping.set()
        running.result()


def test_a_worker_deletes_what_has_served_its_time(old: None) -> None:
    working_until(is_gone)


def test_it_does_so_again_and_again(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[None] = []
    monkeypatch.setattr(save_worker, "FORGET_EVERY_S", 0.01)
    monkeypatch.setattr(save_worker, "forget_what_expired", lambda: times.append(None))
    working_until(lambda: len(times) > 2)


def test_one_that_is_started_by_a_timer_does_so_too(
    old: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    call_command("save_worker", "--once")
    assert is_gone()


def test_what_is_young_stays(transactional_db: None) -> None:
    a_visitors_set(UNOWNED_LIFETIME - timedelta(minutes=1))
    call_command("delete_unowned_sets")
    assert RecommendationSet.objects.exists()


def test_counts_are_gone_within_the_day_and_sets_soon_after_it() -> None:
    between = timedelta(seconds=FORGET_EVERY_S)
    assert KEEP + between <= DAY
    assert UNOWNED_LIFETIME == DAY
    assert between <= timedelta(hours=1)
