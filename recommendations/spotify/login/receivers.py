"""Keep the tokens of a finished sign-in, and drop those of a disconnected account.

django-allauth itself keeps none.
"""

from __future__ import annotations

from typing import Any

from allauth.account.signals import user_logged_in
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.signals import (
    social_account_added,
    social_account_removed,
    social_account_updated,
)
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from recommendations.models import SpotifyConnection
from recommendations.services.connections import drop_connection, keep_connection
from recommendations.spotify.scopes import PURPOSES

NOT_GIVEN = _(
    "Spotify did not give WMusic this further permission. What you allowed before still works."
)


def keep_tokens(request: HttpRequest, sociallogin: SocialLogin | None = None, **_: Any) -> None:
    # A login with a password sends the same signal, without a social login.
    if sociallogin is not None and sociallogin.token is not None:
        connection = keep_connection(
            user=sociallogin.user,
            account_id=sociallogin.account.uid,
            display_name=sociallogin.account.extra_data.get("display_name") or "",
            access_token=sociallogin.token.token,
            refresh_token=sociallogin.token.token_secret,
            expires_at=sociallogin.token.expires_at,
            scopes=sociallogin.token.granted_scopes,
        )
        _say_what_is_missing(request, connection, sociallogin.state.get("purpose") or "")


def _say_what_is_missing(request: HttpRequest, connection: SpotifyConnection, purpose: str) -> None:
    """A consent can come back without what it was asked for."""
    if purpose in PURPOSES and not connection.allows(PURPOSES[purpose].scopes):
        messages.warning(request, NOT_GIVEN)


def drop_tokens(socialaccount: SocialAccount, **_: Any) -> None:
    """Disconnecting ends everything WMusic could do there, at once."""
    drop_connection(user=socialaccount.user, account_id=socialaccount.uid)


def connect() -> None:
    for signal in (user_logged_in, social_account_added, social_account_updated):
        signal.connect(keep_tokens, dispatch_uid="keep_tokens")
    social_account_removed.connect(drop_tokens, dispatch_uid="drop_tokens")
