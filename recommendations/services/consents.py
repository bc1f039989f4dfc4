"""Remembering what Spotify said of a listener's consent, so that the pages ask again."""

from __future__ import annotations

from django.db.models import QuerySet

from recommendations.models import SpotifyConnection


def consent_ended(connection: SpotifyConnection) -> None:
    """Spotify takes no token of this consent any more."""
    _same(connection).update(needs_reconnect=True)


def scopes_not_given(connection: SpotifyConnection, scopes: frozenset[str]) -> None:
    """Spotify does not know of these permissions, whatever it said when they were given."""
    left = connection.granted - scopes
    if _same(connection).update(scopes=" ".join(sorted(left))):
        connection.scopes = " ".join(sorted(left))


def _same(connection: SpotifyConnection) -> QuerySet[SpotifyConnection]:
    """Not a consent that was given meanwhile."""
    return SpotifyConnection.objects.filter(
        pk=connection.pk, authorized_at=connection.authorized_at
    )
