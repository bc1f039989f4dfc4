"""One attempt at a save: its record, its listener's Spotify, and when it must stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from recommendations.models import SavedPlaylist, SpotifyConnection
from recommendations.services import leases
from recommendations.services.consents import scopes_not_given
from recommendations.spotify.calls import PAGE
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import (
    InsufficientScope,
    SpotifyError,
    Unavailable,
)

T = TypeVar("T")


class Stopped(Exception):
    """The worker ends: the attempt stops before its next call, and is not at fault."""


@dataclass(frozen=True)
class Attempt:
    saved: SavedPlaylist
    connection: SpotifyConnection
    client: SpotifyClient
    stopping: Callable[[], bool]

    def before_call(self) -> None:
        """Raises Stopped and LeaseLostError: nothing more may be sent."""
        if self.stopping():
            raise Stopped
        leases.renew(self.saved)

    def paged(self, elements: Iterable[T]) -> Iterator[T]:
        """The elements of a list that is read page by page, each page a call."""
        self.before_call()
        for number, element in enumerate(elements, start=1):
            if number % PAGE == 0:
                self.before_call()
            yield element

    @contextmanager
    def permitted(
        self, scopes: frozenset[str], *, otherwise: Callable[[], SpotifyError]
    ) -> Iterator[None]:
        """For calls that need `scopes`. Raises `otherwise` where they are not given, by what
        is known or by what Spotify says, which then is remembered."""
        if not self.connection.granted >= scopes:
            raise otherwise()
        try:
            yield
        except InsufficientScope as refused:
            scopes_not_given(self.connection, scopes)
            raise otherwise() from refused

    @property
    def playlist_id(self) -> str:
        """Of the playlist that is written to, which may be an earlier save's."""
        if playlist_id := self.saved.spotify_id or self.saved.target_spotify_id:
            return playlist_id
        raise Unavailable
