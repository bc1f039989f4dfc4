"""Sign in with Spotify, as Spotify is in November 2026.

django-allauth's own provider puts the token into the query string, answers 500 to a
JSON 403, and identifies people by ``id``; this one replaces it.
"""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.providers.base import ProviderAccount
from allauth.socialaccount.providers.oauth2.provider import OAuth2Provider
from django.http import HttpRequest

from recommendations.spotify.login.asking import purpose_of, scopes_to_ask
from recommendations.spotify.login.views import SpotifyAdapter
from recommendations.spotify.scopes import PURPOSES, SAVE_SCOPES


class SpotifyAccount(ProviderAccount):
    def to_str(self) -> str:
        return self.account.extra_data.get("display_name") or "Spotify"


class SpotifyProvider(OAuth2Provider):
    id = "spotify"
    name = "Spotify"
    account_class = SpotifyAccount
    oauth2_adapter_class = SpotifyAdapter

    def extract_uid(self, data: dict[str, Any]) -> str:
        """``account_id`` is the one immutable name; ``id`` can change (Spotify, May 2026)."""
        return str(data["account_id"])

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"name": data.get("display_name") or ""}

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Keep only what a page shows: Spotify's policy asks for no more than needed."""
        return {"display_name": data.get("display_name") or ""}

    @property
    def reason(self) -> str:
        """What a connected listener is asked for beyond what they gave; completes 'WMusic
        asks Spotify'. Empty where it is nothing in particular.
        """
        purpose = purpose_of(self.request)
        return PURPOSES[purpose].reason if purpose else ""

    def get_default_scope(self) -> list[str]:
        return sorted(SAVE_SCOPES)

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        return sorted(scopes_to_ask(request, frozenset(self.get_scope())))

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Remember the purpose, so that a refusal can say what was refused."""
        kwargs: dict[str, Any] = super().get_redirect_from_request_kwargs(request)
        return {**kwargs, "purpose": purpose_of(request)}


provider_classes = [SpotifyProvider]
