"""An access token that works now, refreshed when it is about to end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import requests
from django.conf import settings
from django.utils import timezone

from recommendations.models import SpotifyConnection
from recommendations.spotify.calls import TIMEOUT_S
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import RateLimited, ReconnectNeeded, Unavailable

# Long enough for the calls of one save to be over before the token is.
MARGIN = timedelta(seconds=120)


def client_for(connection: SpotifyConnection) -> SpotifyClient:
    """A client with a valid token. Raises ReconnectNeeded, RateLimited or Unavailable."""
    if connection.needs_reconnect or not connection.access_token:
        raise ReconnectNeeded
    if connection.expires_at - timezone.now() < MARGIN:
        _refresh(connection)
    return SpotifyClient(connection.access_token)


def _refresh(connection: SpotifyConnection) -> None:
    reply = _ask(connection.refresh_token)
    if reply.status_code == 400:
        # invalid_grant: revoked, or six months after the consent. Asking again is useless.
        SpotifyConnection.objects.filter(pk=connection.pk).update(needs_reconnect=True)
        connection.needs_reconnect = True
        raise ReconnectNeeded
    if reply.status_code == 429:
        after = reply.headers.get("Retry-After", "")
        raise RateLimited(after=int(after) if after.isdigit() else None)
    data = _json(reply)
    if reply.status_code != 200 or not data.get("access_token"):
        raise Unavailable
    connection.access_token = data["access_token"]
    # A reply without a new refresh token means that the old one stays good.
    connection.refresh_token = data.get("refresh_token") or connection.refresh_token
    connection.expires_at = timezone.now() + timedelta(seconds=int(data.get("expires_in", 3600)))
    connection.scopes = data.get("scope") or connection.scopes
    connection.save(update_fields=["access_token", "refresh_token", "expires_at", "scopes"])


def _ask(refresh_token: str) -> requests.Response:
    try:
        return requests.post(
            settings.SPOTIFY.token,
            data={"grant_type": "refresh_token", "refresh_token": refresh_token},
            auth=(settings.SPOTIFY_CLIENT_ID, settings.SPOTIFY_CLIENT_SECRET),
            timeout=TIMEOUT_S,
        )
    except requests.exceptions.RequestException as error:
        raise Unavailable from error


def _json(reply: requests.Response) -> dict[str, Any]:
    try:
        data = reply.json()
    except ValueError as error:
        raise Unavailable from error
    return data if isinstance(data, dict) else {}
