"""Site-wide middleware of our own."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

GetResponse = Callable[[HttpRequest], HttpResponse]


def redirect_localhost(get_response: GetResponse) -> GetResponse:
    """In development, send ``localhost`` to 127.0.0.1.

    Spotify refuses redirect addresses on ``localhost``, and a session begun there would
    not be found again on 127.0.0.1 after the sign-in.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        host, colon, port = request.get_host().partition(":")
        if settings.DEBUG and host == "localhost" and request.method in ("GET", "HEAD"):
            return HttpResponseRedirect(f"http://127.0.0.1{colon}{port}{request.get_full_path()}")
        return get_response(request)

    return middleware
