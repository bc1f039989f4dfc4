"""An access token that works now, refreshed when it is about to end or was refused.

Never inside a transaction: Spotify is asked, and others may be waited for.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from functools import partial

from django.db.models import QuerySet
from django.utils import timezone

from recommendations.models import SpotifyConnection
from recommendations.services.consents import consent_ended
from recommendations.spotify import refresh_lease
from recommendations.spotify.calls import WEB_PATIENCE_S
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import RateLimited, ReconnectNeeded, SiteRefused, Unavailable
from recommendations.spotify.pauses import require_open
from recommendations.spotify.token_endpoint import GROUP, refresh

# Long enough for the calls of one press to be over before the token is.
MARGIN = timedelta(seconds=120)
# With less than this left a token is not used even where no other is to be had.
LAST_USE = timedelta(seconds=60)
# Where a token of this age is refused and nothing can be repeated with another, the consent
# has ended, or each attempt would fetch a token for nothing.
YOUNG = timedelta(minutes=10)
# For another's refresh: a little longer than an answer may take to begin.
WAIT_S = 12.0
_POLL_S = 0.1


def client_for(
    connection: SpotifyConnection, *, patience_s: float = WEB_PATIENCE_S
) -> SpotifyClient:
    """A client with a valid token, which renews it by itself later; `patience_s` as in `Calls`.

    Once the listener has disconnected, connected another account or deleted theirs, it sends
    nothing more, and raises ReconnectNeeded. `connection` gets the tokens that are stored
    now. Raises ReconnectNeeded, SiteRefused, RateLimited or Unavailable.
    """
    _require_alive(connection)
    if connection.expires_at - timezone.now() < MARGIN:
        try:
            _renew(connection)
        except (RateLimited, SiteRefused, Unavailable):
            # What is left of the old token is better than nothing.
            if connection.expires_at - timezone.now() < LAST_USE:
                raise
    return SpotifyClient(
        connection.access_token,
        renew=partial(_replace, connection),
        still_there=partial(_require_same, connection),
        patience_s=patience_s,
    )


def _replace(connection: SpotifyConnection, refused: str, is_last: bool) -> str:
    _renew(connection, refused, is_last=is_last)
    return connection.access_token


def _renew(connection: SpotifyConnection, refused: str = "", *, is_last: bool = False) -> None:
    """Bring `connection` to a token that is neither about to end nor `refused`.

    One caller asks Spotify; the others wait for what it stores.
    """
    give_up = time.monotonic() + WAIT_S
    has_waited = False
    while True:
        _reload(connection)
        if _is_good(connection, refused):
            return
        if has_waited and connection.refresh_leased_until is None:
            # Whoever asked was told no. To ask again for each that waited helps nobody.
            require_open(GROUP)
            raise Unavailable
        if lease := refresh_lease.take(connection):
            _refresh(connection, lease, refused, is_last)
            return
        if time.monotonic() >= give_up:
            raise Unavailable
        has_waited = True
        time.sleep(_POLL_S)


def _refresh(connection: SpotifyConnection, lease: datetime, refused: str, is_last: bool) -> None:
    try:
        # Another may have been done between the last look and the lease.
        _reload(connection)
        if _is_good(connection, refused):
            return
        if not connection.refresh_token or (is_last and _is_young(connection)):
            raise ReconnectNeeded
        refresh_lease.store(connection, lease, refresh(connection.refresh_token))
    except ReconnectNeeded:
        if refresh_lease.end(connection, lease):
            connection.needs_reconnect = True
            raise
    finally:
        refresh_lease.give_back(connection, lease)
    # What is stored now, which a consent of this very moment may have replaced.
    _reload(connection)


def _is_good(connection: SpotifyConnection, refused: str) -> bool:
    is_long = connection.expires_at - timezone.now() >= MARGIN
    return is_long and connection.access_token != refused


def _is_young(connection: SpotifyConnection) -> bool:
    renewed_at = connection.renewed_at
    # Not from later than now: a clock that was set back would end a consent that works.
    return renewed_at is not None and timedelta() <= timezone.now() - renewed_at < YOUNG


def _reload(connection: SpotifyConnection) -> None:
    try:
        # Its row outlives a change of the account behind it, whose token is for other calls.
        connection.refresh_from_db(from_queryset=_same(connection))
    except SpotifyConnection.DoesNotExist as disconnected:
        raise ReconnectNeeded from disconnected
    _require_alive(connection)


def _require_same(connection: SpotifyConnection) -> None:
    if not _same(connection).exists():
        raise ReconnectNeeded


def _same(connection: SpotifyConnection) -> QuerySet[SpotifyConnection]:
    return SpotifyConnection.objects.filter(pk=connection.pk, account_id=connection.account_id)


def _require_alive(connection: SpotifyConnection) -> None:
    if connection.needs_reconnect:
        raise ReconnectNeeded
    if not connection.access_token:
        # No key opens it any more.
        consent_ended(connection)
        raise ReconnectNeeded
