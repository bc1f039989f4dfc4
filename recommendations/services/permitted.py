"""Calls to Spotify that need a permission beyond what a save needs.

Never inside a transaction: Spotify is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User

from recommendations.models import SpotifyConnection
from recommendations.services.consents import consent_ended, scopes_not_given
from recommendations.spotify.calls import WEB_PATIENCE_S
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import InsufficientScope, ReconnectNeeded
from recommendations.spotify.scopes import PURPOSES
from recommendations.spotify.tokens import client_for


class ScopesMissing(InsufficientScope):
    """``purpose`` is what `spotify.login.asking.consent_address` has to ask for."""

    def __init__(self, purpose: str, missing: frozenset[str]) -> None:
        super().__init__()
        self.purpose = purpose
        self.missing = missing


def permission(owner: User, purpose: str) -> SpotifyConnection:
    """The connection of `owner`, if it allows what `purpose` needs; Spotify is not asked.

    Raises ReconnectNeeded and ScopesMissing.
    """
    connection = SpotifyConnection.objects.filter(user=owner).first()
    if connection is None or connection.needs_reconnect:
        raise ReconnectNeeded
    if missing := PURPOSES[purpose].scopes - connection.granted:
        raise ScopesMissing(purpose, missing)
    return connection


@contextmanager
def permitted(
    owner: User, purpose: str, *, patience_s: float = WEB_PATIENCE_S
) -> Iterator[SpotifyClient]:
    """A client that may do what `purpose`, one of PURPOSES, needs; `patience_s` as in `Calls`.

    A consent that has ended is remembered as ended, and a permission that Spotify does not
    know of as not given, so that the pages ask for it again. Raises what `permission` raises
    before any call, and SpotifyError's kinds.
    """
    connection = permission(owner, purpose)
    needed = PURPOSES[purpose].scopes
    try:
        yield client_for(connection, patience_s=patience_s)
    except ReconnectNeeded:
        consent_ended(connection)
        raise
    except InsufficientScope as problem:
        scopes_not_given(connection, needed)
        raise ScopesMissing(purpose, needed) from problem
