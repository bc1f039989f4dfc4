"""Calls to Spotify that need a permission beyond what a save needs.

Never inside a transaction: Spotify is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User

from recommendations.models import SpotifyConnection
from recommendations.services.consents import consent_ended, scopes_not_given
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


@contextmanager
def permitted(owner: User, purpose: str) -> Iterator[SpotifyClient]:
    """A client that may do what `purpose`, one of PURPOSES, needs.

    A consent that has ended is remembered as ended, and a permission that Spotify does not
    know of as not given, so that the pages ask for it again. Raises ScopesMissing before any
    call, and SpotifyError's kinds.
    """
    connection = SpotifyConnection.objects.filter(user=owner).first()
    if connection is None:
        raise ReconnectNeeded
    needed = PURPOSES[purpose].scopes
    if missing := needed - connection.granted:
        raise ScopesMissing(purpose, missing)
    try:
        yield client_for(connection)
    except ReconnectNeeded:
        consent_ended(connection)
        raise
    except InsufficientScope as problem:
        scopes_not_given(connection, needed)
        raise ScopesMissing(purpose, needed) from problem
