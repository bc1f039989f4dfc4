"""How often one visitor may do a thing, counted in the database for all processes.

Django's cache was rejected: its database backend neither increments atomically nor
keeps expiry finer than a second, so five a second could become ten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from music.models import RecentUse
from music.visitors import identify

# Far above the time that one frame takes.
LEASE = timedelta(seconds=10)
KEEP = timedelta(hours=12)
DELETED_AT_ONCE = 500


@dataclass(frozen=True)
class Limit:
    """At most ``count`` uses, one or more, within any ``seconds`` seconds."""

    count: int
    seconds: float


def refusal(
    request: HttpRequest, scope: str, *, per_session: Limit, per_address: Limit
) -> float | None:
    """Count one use of `scope` by the visitor; give the seconds to wait if it is too many.

    None means go ahead. A refused use counts for neither the session nor the address,
    so a session that is too fast does not slow its neighbours down.
    """
    visitor = identify(request)
    limits = [(visitor.address, per_address)]
    if visitor.session is not None:
        limits.append((visitor.session, per_session))
    return allow_all([(f"{scope}:{who}", limit) for who, limit in limits])


def allow_all(uses: Sequence[tuple[str, Limit]]) -> float | None:
    """Count one use under each key, or under none and give the seconds to wait.

    Keys are looked at in order and the first that refuses ends it, so that no row is
    made for an invented session whose address is used up.
    """
    any_new = False
    with transaction.atomic():
        rows = []
        for key, limit in uses:
            # Holds the row until the end of the transaction. SQLite has no such lock,
            # and needs none: its transactions that write run one after the other.
            row, new = RecentUse.objects.select_for_update().get_or_create(
                key=key, defaults={"used_at": timezone.now()}
            )
            now = timezone.now()  # read under the lock: waiting for it takes time, too
            row.times = [at for at in row.times if abs(now.timestamp() - at) < limit.seconds]
            if len(row.times) >= limit.count:
                return _seconds_to_wait(row.times, limit, now)
            rows.append(row)
            any_new = any_new or new
        now = timezone.now()
        for row in rows:
            row.times.append(now.timestamp())
            row.used_at = now
            row.save(update_fields=["times", "used_at"])
    if any_new:
        forget_visitors(now)
    return None


@contextmanager
def one_at_a_time(request: HttpRequest, scope: str) -> Iterator[bool]:
    """Give True while this is the visitor's only use of `scope`, False if another runs.

    A use that never ends, because its worker died, stops counting after `LEASE`.
    """
    keys = [f"{scope}:{who}" for who in identify(request).keys]
    until = _lease_all(keys)
    try:
        yield until is not None
    finally:
        if until is not None:
            # Not if the lease ran out and somebody else took it in the meantime.
            RecentUse.objects.filter(key__in=keys, busy_until=until).update(busy_until=None)


def forget_visitors(now: datetime) -> None:
    """Delete what was not used for half a day, some hundreds of rows a call."""
    with transaction.atomic():
        # Rows in use are skipped: waiting for them could deadlock with their user.
        unused = RecentUse.objects.filter(used_at__lt=now - KEEP)
        old = unused.select_for_update(skip_locked=True)[:DELETED_AT_ONCE]
        RecentUse.objects.filter(pk__in=[row.pk for row in old]).delete()


def _seconds_to_wait(times: Sequence[float], limit: Limit, now: datetime) -> float:
    return max(times[-limit.count] + limit.seconds - now.timestamp(), 0.001)


def _lease_all(keys: Sequence[str]) -> datetime | None:
    now = timezone.now()
    free = Q(busy_until=None) | Q(busy_until__lte=now)
    RecentUse.objects.bulk_create(
        [RecentUse(key=key, used_at=now) for key in keys], ignore_conflicts=True
    )
    with transaction.atomic():
        for key in keys:
            taken = RecentUse.objects.filter(free, key=key).update(
                busy_until=now + LEASE, used_at=now
            )
            if not taken:
                transaction.set_rollback(True)
                return None
    return now + LEASE
