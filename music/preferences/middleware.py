"""The language of whoever is signed in, whatever their browser wishes."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from music.middleware import GetResponse
from music.preferences.selectors import language_of


def language_of_account(get_response: GetResponse) -> GetResponse:
    """Comes after Django's LocaleMiddleware, which goes by the cookie and the browser."""

    def middleware(request: HttpRequest) -> HttpResponse:
        # Without a session there is nobody to ask for.
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if has_session and isinstance(user := request.user, User) and (own := language_of(user)):
            translation.activate(own)
            request.LANGUAGE_CODE = own
        return get_response(request)

    return middleware
