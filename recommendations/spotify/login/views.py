"""The OAuth conversation: authorize, exchange the code, ask who it is."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialLogin, SocialToken
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.oauth2.views import (
    OAuth2Adapter,
    OAuth2CallbackView,
    OAuth2LoginView,
)
from django.conf import settings
from django.http import HttpRequest

from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import SpotifyError
from recommendations.spotify.login.refusal import refusal


class RedirectAddressError(SpotifyError):
    code = "redirect-address"
    message = (
        "Spotify sends people back only to an https address or to http://127.0.0.1. "
        "Open this site at one of those and sign in again."
    )


class SpotifyAdapter(OAuth2Adapter):
    provider_id = "spotify"
    basic_auth = True

    @property
    def access_token_url(self) -> str:
        return str(settings.SPOTIFY.token)

    @property
    def authorize_url(self) -> str:
        return str(settings.SPOTIFY.authorize)

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        address: str = super().get_callback_url(request, app)
        parts = urlsplit(address)
        if parts.scheme != "https" and parts.hostname != "127.0.0.1":
            raise ImmediateHttpResponse(refusal(request, problem=RedirectAddressError()))
        return address

    def parse_token(self, data: dict[str, Any]) -> SocialToken:
        token = super().parse_token(data)
        # What was granted, not what was asked for; SocialToken has no field for it.
        token.granted_scopes = data.get("scope") or ""
        return token

    def complete_login(
        self, request: HttpRequest, app: Any, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        """Ask Spotify who this is, with the token in the header and nowhere else."""
        try:
            profile = SpotifyClient(token.token).profile()
        except SpotifyError as error:
            raise ProviderException(error.code) from error
        return self.get_provider().sociallogin_from_response(request, asdict(profile))


oauth2_login = OAuth2LoginView.adapter_view(SpotifyAdapter)
oauth2_callback = OAuth2CallbackView.adapter_view(SpotifyAdapter)
