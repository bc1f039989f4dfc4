"""What every page knows about Spotify."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse

from recommendations.selectors.connection_notice import ConnectionNotice, page_notice


@dataclass(frozen=True)
class SpotifyContext:
    enabled: bool
    is_standin: bool
    web: str
    recommends: bool


def spotify(request: HttpRequest) -> dict[str, object]:
    return {
        # Called where a page shows it, so that no other answer asks the database for it.
        "connection_notice": lambda: _notice(request),
        "spotify": SpotifyContext(
            enabled=settings.SPOTIFY_ENABLED,
            is_standin=settings.SPOTIFY.is_standin,
            web=settings.SPOTIFY.web,
            recommends=settings.SPOTIFY_RECOMMENDATIONS,
        ),
    }


def _notice(request: HttpRequest) -> ConnectionNotice | None:
    """Not on the profile, which says it in its place, nor while somebody is signing in."""
    accounts = reverse("account_login").removesuffix("login/")
    # An answer that came before the sign-in was looked at has no user.
    user = getattr(request, "user", None)
    if not isinstance(user, User) or request.path.startswith((reverse("profile"), accounts)):
        return None
    return page_notice(user)
