"""The stand-in as a WSGI application: Django without any of the site's middleware."""

from __future__ import annotations

import logging

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.urls import get_resolver, set_urlconf

from recommendations.spotify.standin.refusals import ApiRefusal, PageRefusal, Refusal
from recommendations.spotify.standin.standin import Standin, StandinRequest

URLS = "recommendations.spotify.standin.urls"
HOST = "127.0.0.1"
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)

logger = logging.getLogger(__name__)


class StandinHandler(WSGIHandler):
    request_class = StandinRequest

    def __init__(self, standin: Standin) -> None:
        self._standin = standin
        super().__init__()

    def load_middleware(self, is_async: bool = False) -> None:
        """Load none: sessions, CSRF and headers of the site are not Spotify's."""

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        # request_class makes sure of it; the check tells the type checker.
        if not isinstance(request, StandinRequest):
            raise TypeError("This handler answers requests to the stand-in only.")
        # Spotify's client libraries end some addresses with a slash.
        if request.path_info.startswith("/v1/"):
            request.path_info = request.path_info.rstrip("/")
        request.urlconf = URLS
        # So that the pages link to one another by name; each request has its own thread.
        set_urlconf(URLS)
        request.standin = self._standin
        request.call = self._standin.calls.arrived(request.method or "", request.path_info)
        response = _answer(request)
        request.call.status = response.status_code
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        # The path only: a query can hold a code.
        logger.info("%s %s %s", request.method, request.path_info, response.status_code)
        return response


def _answer(request: StandinRequest) -> HttpResponseBase:
    try:
        # A page of another site can point its own name at this machine.
        if request.META.get("HTTP_HOST", "").partition(":")[0] != HOST:
            raise PageRefusal(400, f"The stand-in answers at {HOST} only.")
        view = get_resolver(URLS).resolve(request.path_info)
        response: HttpResponseBase = view.func(request, *view.args, **view.kwargs)
        return response
    except Refusal as refusal:
        return refusal.reply()
    except ConnectionAbortedError:
        # Ordered: the server closes the connection without an answer when it hears this.
        raise
    except RequestDataTooBig:
        return _apology(request, 413, "Payload too large").reply()
    except (SuspiciousOperation, MultiPartParserError):
        return _apology(request, 400, "Bad request").reply()
    except Exception:
        logger.exception("%s %s", request.method, request.path_info)
        return _apology(request, 500, "Internal error of the stand-in").reply()


def _apology(request: StandinRequest, status: int, message: str) -> Refusal:
    if request.path_info.startswith(("/v1/", "/api/", "/_")):
        return ApiRefusal(status, message)
    return PageRefusal(status, message)
