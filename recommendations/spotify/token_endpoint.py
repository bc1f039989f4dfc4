"""The one address where Spotify gives tokens: for a code at a sign-in, for a refresh token.

Its waits are kept like those of any group of calls, so that one listener's refusal spares
the others' attempts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import requests
from django.conf import settings
from django.utils import timezone

from recommendations.spotify.errors import (
    RateLimited,
    ReconnectNeeded,
    SiteRefused,
    Unavailable,
)
from recommendations.spotify.failures import parsed, seconds_to_wait
from recommendations.spotify.pauses import remember, require_open
from recommendations.spotify.sessions import TIMEOUT_S, BoundedSession

GROUP = "token"
# Spotify's own lifetime of an access token, where a reply names none that can be meant.
LIFETIME_S = 3600
_LONGEST_LIFETIME_S = 24 * 3600
_LONGEST_TOKEN = 4096
# Anything else would break the header that it goes into.
_TOKEN = re.compile(r"[\x21-\x7e]+")
# What a connection has room for; every scope that is asked for takes half of it.
_MOST_SCOPES = 500


@dataclass(frozen=True, repr=False)
class Grant:
    """``refresh_token`` and ``scopes`` are empty where the reply leaves things as they are."""

    access_token: str
    refresh_token: str
    expires_at: datetime
    scopes: str


def exchange(code: str, *, redirect_uri: str, verifier: str) -> Grant:
    """The tokens for the code of a sign-in; `verifier` is PKCE's. Raises as `refresh`."""
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri}
    return _ask(form | ({"code_verifier": verifier} if verifier else {}))


def refresh(refresh_token: str) -> Grant:
    """Raises ReconnectNeeded, SiteRefused, RateLimited or Unavailable."""
    return _ask({"grant_type": "refresh_token", "refresh_token": refresh_token})


def _ask(form: Mapping[str, str]) -> Grant:
    require_open(GROUP)
    try:
        with BoundedSession() as session:
            reply = session.post(
                settings.SPOTIFY.token,
                data=form,
                auth=(settings.SPOTIFY_CLIENT_ID, settings.SPOTIFY_CLIENT_SECRET),
                timeout=TIMEOUT_S,
            )
    except requests.exceptions.RequestException as failure:
        raise Unavailable from failure
    data = parsed(reply.content)
    data = data if isinstance(data, dict) else {}
    if reply.status_code == 200:
        return _grant(data)
    if reply.status_code == 429:
        problem = RateLimited(after=seconds_to_wait(reply.headers))
        remember(GROUP, problem)
        raise problem
    if reply.status_code in (400, 401):
        # invalid_grant: used up, revoked, or six months after the consent. Asking again is
        # useless. Any other refusal says nothing about the listener.
        if data.get("error") == "invalid_grant":
            raise ReconnectNeeded
        if data.get("error") in ("invalid_client", "unauthorized_client"):
            raise SiteRefused
    raise Unavailable


def _grant(data: dict[str, Any]) -> Grant:
    access_token = _token(data.get("access_token"))
    if not access_token:
        raise Unavailable
    lifetime = data.get("expires_in")
    if type(lifetime) is not int or not 0 < lifetime <= _LONGEST_LIFETIME_S:
        lifetime = LIFETIME_S
    return Grant(
        access_token,
        _token(data.get("refresh_token")),
        timezone.now() + timedelta(seconds=lifetime),
        _scopes(data.get("scope")),
    )


def _token(value: Any) -> str:
    is_token = isinstance(value, str) and len(value) <= _LONGEST_TOKEN and _TOKEN.fullmatch(value)
    return str(value) if is_token else ""


def _scopes(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    scopes = " ".join(value.split())
    # Cut between two: half a name would be no scope.
    return scopes if len(scopes) <= _MOST_SCOPES else scopes[:_MOST_SCOPES].rpartition(" ")[0]
