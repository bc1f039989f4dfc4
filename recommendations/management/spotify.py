from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management.base import CommandError

from recommendations.services.own_playlists import NotTheirPlaylist
from recommendations.spotify.errors import (
    InsufficientScope,
    NotFound,
    QuotaExceeded,
    RateLimited,
    ReconnectNeeded,
    SpotifyError,
    Unavailable,
)

# What the operator can do, beside what the message tells the listener.
_WAYS_ON: tuple[tuple[tuple[type[SpotifyError], ...], str], ...] = (
    ((NotTheirPlaylist,), "Name a playlist that {listener} made."),
    ((InsufficientScope,), "{listener} gives it on the profile page, at “What you play”."),
    ((ReconnectNeeded,), "{listener} connects Spotify on the profile page."),
    ((RateLimited, QuotaExceeded), "Run this again after that."),
    ((NotFound,), "Look whether the playlist's address is right."),
)
_STANDIN = "The stand-in answers while `python manage.py dev` runs."


@contextmanager
def answering_spotify(listener: str) -> Iterator[None]:
    """Turn what Spotify refuses to `listener` into a sentence for a terminal."""
    if not settings.SPOTIFY_ENABLED:
        raise CommandError("This site has no credentials for Spotify: see .env.example.")
    try:
        yield
    except SpotifyError as problem:
        said = f"What {listener} would be told: {problem}"
        raise CommandError(f"{said} {_way_on(problem, listener)}".rstrip()) from problem


def _way_on(problem: SpotifyError, listener: str) -> str:
    if isinstance(problem, Unavailable):
        return _STANDIN if settings.SPOTIFY.is_standin else ""
    ways = (words for kinds, words in _WAYS_ON if isinstance(problem, kinds))
    return next(ways, "").format(listener=listener)
