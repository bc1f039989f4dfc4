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

from recommendations.services.connections import drop_connection, keep_connection


def keep_tokens(sociallogin: SocialLogin | None = None, **_: Any) -> None:
    # A login with a password sends the same signal, without a social login.
    if sociallogin is not None and sociallogin.token is not None:
        keep_connection(
            user=sociallogin.user,
            account_id=sociallogin.account.uid,
            display_name=sociallogin.account.extra_data.get("display_name") or "",
            access_token=sociallogin.token.token,
            refresh_token=sociallogin.token.token_secret,
            expires_at=sociallogin.token.expires_at,
            scopes=sociallogin.token.granted_scopes,
        )


def drop_tokens(socialaccount: SocialAccount, **_: Any) -> None:
    """Disconnecting ends everything WMusic could do there, at once."""
    drop_connection(user=socialaccount.user, account_id=socialaccount.uid)


def connect() -> None:
    for signal in (user_logged_in, social_account_added, social_account_updated):
        signal.connect(keep_tokens, dispatch_uid="keep_tokens")
    social_account_removed.connect(drop_tokens, dispatch_uid="drop_tokens")
