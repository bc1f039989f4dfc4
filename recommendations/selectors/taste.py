"""How a listener's taste stands, for a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User

from recommendations.library.choice import Source
from recommendations.models import ListenerTaste, SpotifyConnection
from recommendations.spotify.login.asking import consent_address
from recommendations.spotify.scopes import PURPOSES


@dataclass(frozen=True)
class SourceOption:
    """One thing that can be read. ``consent_address`` is where a form must POST to first,
    empty where the listener has given the permission already.
    """

    name: str
    label: str
    reason: str
    consent_address: str


@dataclass(frozen=True)
class Coverage:
    """Of how many tracks of a library the catalogue has the features."""

    by_id: int
    by_name: int
    unmatched: int
    left_out: int

    @property
    def found(self) -> int:
        return self.by_id + self.by_name

    @property
    def total(self) -> int:
        return self.found + self.unmatched


@dataclass(frozen=True)
class TasteView:
    """``source`` is empty while it is off; ``options`` are empty where none is offered."""

    is_offered: bool
    is_connected: bool
    options: tuple[SourceOption, ...] = ()
    source: str = ""
    playlist_id: str = ""
    playlist_name: str = ""
    read_at: datetime | None = None
    coverage: Coverage | None = None


def taste_view(owner: User, *, next_url: str) -> TasteView:
    """`next_url` is where Spotify's consent leads back to. No call to Spotify."""
    connection = SpotifyConnection.objects.filter(user=owner).first()
    is_offered = settings.LISTENER_TASTE and settings.SPOTIFY_ENABLED
    options = _options(connection, next_url) if is_offered and connection else ()
    taste = ListenerTaste.objects.filter(owner=owner, read_at__isnull=False).first()
    if taste is None:
        return TasteView(is_offered, connection is not None, options)
    return TasteView(
        is_offered,
        connection is not None,
        options,
        source=taste.source,
        playlist_id=taste.playlist_id,
        playlist_name=taste.playlist_name,
        read_at=taste.read_at,
        coverage=Coverage(taste.by_id, taste.by_name, taste.unmatched, taste.left_out),
    )


def _options(connection: SpotifyConnection, next_url: str) -> tuple[SourceOption, ...]:
    return tuple(
        SourceOption(
            name=source.value,
            label=str(source.label),
            reason=PURPOSES[source].reason,
            consent_address=""
            if connection.allows(PURPOSES[source].scopes)
            else consent_address(source, next_url=next_url),
        )
        for source in Source
    )
