"""Nobody may post faster than a person presses buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from music.limits import Limit, refusal

MINUTE = 60
# A thumb or a move costs little, and somebody going through forty cards presses often.
SMALL_CHANGES = 10
View = Callable[..., HttpResponse]


def paced(scope: str, *, times: int = 1) -> Callable[[View], View]:
    """Limit a view a session and an address; each `scope` has its own allowance.

    `times` multiplies what the settings allow, for presses that cost little.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            wait = refusal(
                request,
                scope,
                per_session=Limit(settings.POSTS_PER_MINUTE * times, MINUTE),
                per_address=Limit(settings.POSTS_PER_MINUTE_PER_ADDRESS * times, MINUTE),
            )
            return view(request, *args, **kwargs) if wait is None else _too_many(request, wait)

        return answer

    return decorate


def _too_many(request: HttpRequest, wait: float) -> HttpResponse:
    seconds = max(1, round(wait))
    response = render(request, "429.html", {"wait": seconds}, status=429)
    response["Retry-After"] = str(seconds)
    return response
