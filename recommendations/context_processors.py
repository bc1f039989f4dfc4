"""What every page knows about Spotify."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True)
class SpotifyContext:
    enabled: bool
    is_standin: bool
    web: str
    recommends: bool


def spotify(request: HttpRequest) -> dict[str, SpotifyContext]:
    return {
        "spotify": SpotifyContext(
            enabled=settings.SPOTIFY_ENABLED,
            is_standin=settings.SPOTIFY.is_standin,
            web=settings.SPOTIFY.web,
            recommends=settings.SPOTIFY_RECOMMENDATIONS,
        )
    }
