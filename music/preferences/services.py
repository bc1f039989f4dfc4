"""Keeps what somebody prefers."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpResponse

from music.models import Preferences
from music.preferences.selectors import THEME_COOKIE

COOKIE_LASTS = timedelta(days=365)


def keep_theme(user: User, theme: Preferences.Theme) -> None:
    """In the account."""
    Preferences.objects.update_or_create(user=user, defaults={"theme": theme})


def keep_language(user: User, language: str) -> None:
    """In the account: a code of LANGUAGES, or empty to go by the browser's wish."""
    Preferences.objects.update_or_create(user=user, defaults={"language": language})


def keep_theme_in_browser(response: HttpResponse, theme: Preferences.Theme) -> None:
    """For a visitor: a cookie with the theme's name, and none where the system decides."""
    _keep_cookie(response, THEME_COOKIE, "" if theme == Preferences.Theme.SYSTEM else theme.value)


def keep_language_in_browser(response: HttpResponse, language: str) -> None:
    """For a visitor, likewise."""
    _keep_cookie(response, settings.LANGUAGE_COOKIE_NAME, language)


def _keep_cookie(response: HttpResponse, name: str, value: str) -> None:
    if not value:
        response.delete_cookie(name, samesite="Lax")
        return
    response.set_cookie(
        name,
        value,
        max_age=COOKIE_LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
