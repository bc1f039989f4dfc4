"""For pages with cards: they may frame Spotify's players."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from music import content_security

View = Callable[..., HttpResponse]


def with_players(view: View) -> View:
    """Let the view's page frame what Spotify plays, and nothing else be different."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        allowed = csp_replace(content_security.players(settings.SPOTIFY))(view)
        response: HttpResponse = allowed(request, *args, **kwargs)
        return response

    return answer
