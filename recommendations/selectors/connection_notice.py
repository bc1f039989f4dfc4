"""What a listener is told of their connection to Spotify before it ends, and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from recommendations.models import SpotifyConnection

NOTICE = timedelta(days=14)


@dataclass(frozen=True)
class ConnectionNotice:
    """``has_ended`` tells a connection that works no more from one that is about to end, at
    about ``ends_at``.
    """

    has_ended: bool
    ends_at: datetime


def notice_of(connection: SpotifyConnection | None) -> ConnectionNotice | None:
    """None while there is nothing to say. No query."""
    if connection is None or not settings.SPOTIFY_ENABLED:
        return None
    if connection.needs_reconnect:
        return ConnectionNotice(True, connection.ends_at)
    if connection.ends_at - timezone.now() < NOTICE:
        return ConnectionNotice(False, connection.ends_at)
    return None


def page_notice(user: User) -> ConnectionNotice | None:
    """What every page of a listener shows, unless they asked for a day without it."""
    connection = SpotifyConnection.objects.filter(user=user).first()
    if connection is None or _is_quiet(connection):
        return None
    return notice_of(connection)


def _is_quiet(connection: SpotifyConnection) -> bool:
    return connection.quiet_until is not None and connection.quiet_until > timezone.now()
