"""Forms that only the stand-in's own pages can send: a cookie and a field must agree."""

from __future__ import annotations

import re
import secrets

from django.http import HttpResponse

from recommendations.spotify.standin.refusals import PageRefusal
from recommendations.spotify.standin.standin import StandinRequest

# Cookies ignore ports, so the site gets these, too; the names must not be the site's.
FORM_COOKIE = "standin_form"
YEAR_S = 365 * 24 * 3600


def form_nonce(request: StandinRequest) -> str:
    """Return what the form must hold: what the cookie holds, or something new."""
    nonce = request.COOKIES.get(FORM_COOKIE, "")
    return nonce if re.fullmatch(r"[\w-]{43}", nonce, re.ASCII) else secrets.token_urlsafe(32)


def require_own_form(request: StandinRequest) -> None:
    """Raise PageRefusal unless the form came from the page that set the cookie."""
    cookie, sent = request.COOKIES.get(FORM_COOKIE, ""), request.POST.get(FORM_COOKIE, "")
    if not cookie or not secrets.compare_digest(cookie.encode(), sent.encode()):
        raise PageRefusal(403, "This form did not come from the stand-in's own page.")


def set_cookie(response: HttpResponse, name: str, value: str, path: str) -> None:
    response.set_cookie(name, value, max_age=YEAR_S, path=path, httponly=True, samesite="Lax")
