"""Asking a connected listener for more than they gave at sign-in."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from allauth.socialaccount.providers.base.constants import AuthProcess
from django.http import HttpRequest
from django.urls import reverse

from recommendations.models import SpotifyConnection
from recommendations.spotify.scopes import EVERY_SCOPE, PURPOSES


def consent_address(purpose: str, *, next_url: str) -> str:
    """Where a form must POST to, to ask Spotify's permission for `purpose`.

    The listener comes back to `next_url`, with the permission or with all as it was.
    Raises KeyError for a purpose that is none.
    """
    if purpose not in PURPOSES:
        raise KeyError(purpose)
    query = {"process": AuthProcess.CONNECT, "purpose": purpose, "next": next_url}
    return f"{reverse('spotify_login')}?{urlencode(query)}"


def purpose_of(request: HttpRequest) -> str:
    """The purpose that a signed-in listener is to be asked for, or an empty string."""
    purpose = request.GET.get("purpose", "")
    is_connecting = request.GET.get("process") == AuthProcess.CONNECT
    known = is_connecting and request.user.is_authenticated and purpose in PURPOSES
    return purpose if known else ""


def scopes_to_ask(request: HttpRequest, least: frozenset[str]) -> frozenset[str]:
    """`least`, what the listener has granted before, and what the purpose needs.

    Spotify's reply names only what was asked for this time, so that what is not asked for
    again is lost. Scopes that the address names itself are not asked for: a link from
    elsewhere must not widen the question.
    """
    wanted = set(least)
    if request.GET.get("process") == AuthProcess.CONNECT:
        wanted |= _granted(request.user) & EVERY_SCOPE
    if purpose := purpose_of(request):
        wanted |= PURPOSES[purpose].scopes
    return frozenset(wanted)


def _granted(user: Any) -> frozenset[str]:
    connection = SpotifyConnection.objects.filter(user=user.pk).first()
    return connection.granted if connection else frozenset()
