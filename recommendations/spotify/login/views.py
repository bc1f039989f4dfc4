"""The OAuth conversation: authorize, exchange the code, ask who it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialLogin, SocialToken
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import (
    OAuth2Adapter,
    OAuth2CallbackView,
    OAuth2LoginView,
)
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import ReconnectNeeded, SpotifyError
from recommendations.spotify.login.refusal import refusal
from recommendations.spotify.token_endpoint import Grant, exchange


class RedirectAddressError(SpotifyError):
    code = "redirect-address"
    message = _(
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

    def get_access_token_data(
        self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: str | None = None
    ) -> Grant:
        """Exchange the code by our own client: allauth's answers 500 to some refusals and
        writes others, whatever they hold, into its error.
        """
        try:
            grant = exchange(
                request.GET["code"],
                redirect_uri=client.callback_url,
                verifier=pkce_code_verifier or "",
            )
        except ReconnectNeeded:
            # Of a code: it was used before, or never given.
            raise OAuth2Error("the code was refused") from None
        except SpotifyError as error:
            raise ProviderException(error.code) from error
        self.did_fetch_access_token = True
        return grant

    def parse_token(self, data: Grant) -> SocialToken:
        token = SocialToken(
            token=data.access_token, token_secret=data.refresh_token, expires_at=data.expires_at
        )
        # What was granted, not what was asked for; SocialToken has no field for it.
        token.granted_scopes = data.scopes
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


def _without_query(view: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Read the code that is in the address, and take it out of there: the words for a request,
    which loggers and reports write, repeat its address."""

    @wraps(view)
    def read(request: HttpRequest) -> HttpResponse:
        # Parsed on the first look, and kept.
        if request.GET:
            request.META["QUERY_STRING"] = ""
        return view(request)

    return read


oauth2_login = OAuth2LoginView.adapter_view(SpotifyAdapter)
oauth2_callback = _without_query(OAuth2CallbackView.adapter_view(SpotifyAdapter))
