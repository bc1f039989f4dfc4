"""The cookies that this site can set, for the privacy page. A test compares the list."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from music.preferences.selectors import THEME_COOKIE


@dataclass(frozen=True)
class Cookie:
    name: str
    purpose: str | Promise
    lifetime: str | Promise


def cookies() -> tuple[Cookie, ...]:
    return (
        Cookie(
            settings.SESSION_COOKIE_NAME,
            _("Tells your session from others: that you are signed in, or which sets are yours."),
            _(
                "Two weeks; until you close the browser if you signed in without ticking "
                "“Remember Me”."
            ),
        ),
        Cookie(
            settings.CSRF_COOKIE_NAME,
            _("Proves that a form comes from a page of this site."),
            _("One year."),
        ),
        Cookie(
            THEME_COOKIE,
            _("Light or dark. Set only if you choose one without being signed in."),
            _("One year."),
        ),
        Cookie(
            settings.LANGUAGE_COOKIE_NAME,
            _("The language. Set only if you choose one without being signed in."),
            _("One year."),
        ),
    )
