"""One refresh of a listener's token at a time, among all threads and processes.

Spotify may answer a refresh with a new refresh token and take the old one back: of two
refreshes at once one would lose the connection. A conditional UPDATE decides who asks,
since SQLite ignores row locks, and no transaction stays open meanwhile.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from recommendations.clocks import latest
from recommendations.models import SpotifyConnection
from recommendations.spotify.token_endpoint import Grant

# Longer than the one call it is for, see `sessions.TIMEOUT_S` and `WHOLE_ANSWER_S`: a
# process that dies delays the next refresh by this, and no more.
LEASE = timedelta(seconds=45)


def take(connection: SpotifyConnection) -> datetime | None:
    """Take the lease and return its end, by which it is known; None while another has it."""
    now = timezone.now()
    ended = Q(refresh_leased_until__lt=now) | Q(refresh_leased_until__gt=latest(LEASE))
    free = Q(refresh_leased_until=None) | ended
    rows = SpotifyConnection.objects.filter(free, pk=connection.pk)
    return now + LEASE if rows.update(refresh_leased_until=now + LEASE) else None


def give_back(connection: SpotifyConnection, lease: datetime) -> None:
    """Not if somebody else has it by now, or a new consent has ended it."""
    _held(connection, lease).update(refresh_leased_until=None)


def store(connection: SpotifyConnection, lease: datetime, grant: Grant) -> None:
    """Keep what Spotify gave and give the lease back, in one statement.

    Nothing is kept where the lease is gone: a new consent then has newer tokens.
    """
    kept: dict[str, object] = {
        "access_token": grant.access_token,
        "expires_at": grant.expires_at,
        "renewed_at": timezone.now(),
        "refresh_leased_until": None,
    }
    # A reply without a new refresh token means that the old one stays good.
    if grant.refresh_token:
        kept["refresh_token"] = grant.refresh_token
    if grant.scopes:
        kept["scopes"] = grant.scopes
    _held(connection, lease).update(**kept)


def end(connection: SpotifyConnection, lease: datetime) -> bool:
    """Note that the consent has ended. False where a new one has ended the lease already."""
    ended = _held(connection, lease).update(needs_reconnect=True, refresh_leased_until=None)
    return bool(ended)


def _held(connection: SpotifyConnection, lease: datetime) -> QuerySet[SpotifyConnection]:
    return SpotifyConnection.objects.filter(pk=connection.pk, refresh_leased_until=lease)
