"""What a page asks Spotify for before its button can do what it says."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User

from recommendations.models import SpotifyConnection
from recommendations.services.permitted import ScopesMissing
from recommendations.spotify.errors import SpotifyError
from recommendations.spotify.login.asking import consent_address
from recommendations.spotify.scopes import PURPOSES


@dataclass(frozen=True)
class Consent:
    """``address`` is where a form must POST to; ``reason`` completes 'WMusic asks Spotify'."""

    address: str
    reason: str


def consent_for(owner: User, problem: SpotifyError | None, *, next_url: str) -> Consent | None:
    """What to ask Spotify for first: what the failure says, or what is known to be needed."""
    if not settings.SPOTIFY_ENABLED:
        return None
    purpose = problem.purpose if isinstance(problem, ScopesMissing) else "change"
    connection = SpotifyConnection.objects.filter(user=owner).first()
    if connection is not None and connection.allows(PURPOSES[purpose].scopes):
        return None
    return Consent(consent_address(purpose, next_url=next_url), PURPOSES[purpose].reason)
