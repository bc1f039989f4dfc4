"""What somebody prefers: from their account, or before they sign in from their browser."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

from music.models import Preferences

THEME_COOKIE = "theme"


def language_of(user: User) -> str:
    """The code of the account's own language, empty where the browser's wish decides."""
    kept = _kept(user)
    return kept.language if kept and kept.language in dict(settings.LANGUAGES) else ""


def theme_of(request: HttpRequest) -> Preferences.Theme:
    """The account's choice where there is one, then the cookie's, then the system's."""
    # An answer that came before the sign-in was looked at has no user.
    user = getattr(request, "user", None)
    if isinstance(user, User):
        kept = _kept(user)
        if kept is not None:
            return Preferences.Theme(kept.theme)
    try:
        return Preferences.Theme(request.COOKIES.get(THEME_COOKIE, ""))
    except ValueError:
        return Preferences.Theme.SYSTEM


def _kept(user: User) -> Preferences | None:
    """By way of the user, who remembers it: language and theme are asked for apart."""
    try:
        return user.preferences
    except Preferences.DoesNotExist:
        return None
