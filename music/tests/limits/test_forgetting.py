from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from music.limits import DELETED_AT_ONCE, KEEP, Limit, allow_all, forget_visitors
from music.models import RecentUse

pytestmark = pytest.mark.django_db

START = datetime.fromisoformat("2026-11-21T12:00:00+00:00")
LIMIT = Limit(5, 1)


def keys() -> set[str]:
    return set(RecentUse.objects.values_list("key", flat=True))


def test_a_new_visitor_clears_away_those_of_half_a_day_ago() -> None:
    with time_machine.travel(START, tick=False) as clock:
        allow_all([("frame:alice", LIMIT)])
        clock.shift(KEEP - timedelta(seconds=1))
        allow_all([("frame:bob", LIMIT)])
        assert keys() == {"frame:alice", "frame:bob"}
        clock.shift(timedelta(seconds=2))
        allow_all([("frame:charlie", LIMIT)])
        assert keys() == {"frame:bob", "frame:charlie"}


def test_a_visitor_who_keeps_coming_is_kept() -> None:
    with time_machine.travel(START, tick=False) as clock:
        for _ in range(4):
            allow_all([("frame:alice", LIMIT)])
            clock.shift(KEEP / 2)
            allow_all([("frame:alice", LIMIT)])
        forget_visitors(timezone.now())
        assert keys() == {"frame:alice"}


def test_rows_die_within_a_day() -> None:
    assert timedelta(days=1) > KEEP


def test_one_call_deletes_a_bounded_number() -> None:
    old = START - timedelta(days=2)
    RecentUse.objects.bulk_create(
        RecentUse(key=str(number), used_at=old) for number in range(DELETED_AT_ONCE + 7)
    )
    forget_visitors(START)
    assert RecentUse.objects.count() == 7
    forget_visitors(START)
    assert not RecentUse.objects.exists()
