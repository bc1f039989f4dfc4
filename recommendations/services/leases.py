"""One attempt at an order, a save or a reading, at a time.

A conditional UPDATE decides who has it: SQLite ignores row locks, and no transaction may
stay open while Spotify is asked. Everything an attempt writes goes through its lease, so
that one that was overtaken changes nothing any more.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q, QuerySet
from django.utils import timezone

from recommendations.clocks import latest
from recommendations.models import LibraryReading, SavedPlaylist, TwinSearch

Order = TypeVar("Order", SavedPlaylist, LibraryReading, TwinSearch)


class LeaseLostError(Exception):
    """This attempt took longer than its lease, or its record is gone: it must stop."""


# Longer than anything between two renewals may take: a call and its one repetition, each
# with a whole answer, a wait in between, and before them a refresh of the token.
LEASE = timedelta(seconds=120)
# Nothing is put off for longer: a quota is over after a day.
LONGEST_WAIT = timedelta(days=1)


def due(kind: type[Order]) -> QuerySet[Order]:
    """What a worker may take now, the longest waiting first."""
    has_come = Q(retry_at__lte=timezone.now()) | Q(retry_at__gt=latest(LONGEST_WAIT))
    return kind.objects.filter(free(), has_come).order_by("retry_at", "pk")


def free() -> Q:
    """Orders that nobody has in hand."""
    ended = Q(leased_until__lt=timezone.now()) | Q(leased_until__gt=latest(LEASE))
    return Q(leased_until=None) | ended


def take(order: Order) -> bool:
    """Return whether this caller may act on `order` now."""
    own = due(type(order)).filter(pk=order.pk).order_by()
    if not own.update(leased_until=timezone.now() + LEASE):
        return False
    try:
        order.refresh_from_db()
    except ObjectDoesNotExist:
        # Its listener has deleted their account at this very moment.
        return False
    return True


def renew(order: Order) -> None:
    """Before each call. Raises LeaseLostError when somebody else may be at work."""
    write(order)


def write(order: Order, **values: Any) -> None:
    """Write `values` and renew the lease, in one statement. Raises LeaseLostError."""
    _write(order, {**values, "leased_until": timezone.now() + LEASE})


def hold(order: Order) -> None:
    """Keep the lease from others until the transaction ends. Raises LeaseLostError."""
    _write(order, {"leased_until": order.leased_until})


def end(order: Order, *, retry_at: datetime | None, **values: Any) -> None:
    """Write how the attempt ended and give the lease back. Raises LeaseLostError."""
    _write(order, {**values, "retry_at": retry_at, "leased_until": None})


def is_live(order: SavedPlaylist | LibraryReading) -> bool:
    until = order.leased_until
    return until is not None and timezone.now() < until <= latest(LEASE)


def _write(order: Order, values: dict[str, Any]) -> None:
    own = type(order).objects.filter(pk=order.pk, leased_until=order.leased_until)
    if not own.update(**values):
        raise LeaseLostError
    for name, value in values.items():
        setattr(order, name, value)
