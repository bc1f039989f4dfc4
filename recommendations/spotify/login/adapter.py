"""Where django-allauth asks this site what to do."""

from __future__ import annotations

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import slugify

from recommendations.spotify.errors import SpotifyError
from recommendations.spotify.login.refusal import refusal


class AccountAdapter(DefaultSocialAccountAdapter):
    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]
    ) -> User:
        """Suggest a user name; allauth makes it free. No form, so no parked token."""
        user: User = super().populate_user(request, sociallogin, data)
        user.username = slugify(data.get("name") or "") or "listener"
        # allauth would keep the display name a second time, also beyond a disconnection.
        user.first_name = user.last_name = ""
        return user

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        return reverse("profile")

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        state = (extra_context or {}).get("state") or {}
        cause = exception.__cause__ if exception else None
        raise ImmediateHttpResponse(
            refusal(
                request,
                cancelled=error == AuthError.CANCELLED,
                problem=cause if isinstance(cause, SpotifyError) else None,
                next_url=state.get("next") or "",
                more=bool(state.get("purpose")),
            )
        )
