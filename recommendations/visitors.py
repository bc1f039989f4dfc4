"""Who a set belongs to before anybody has signed in."""

from __future__ import annotations

import secrets

from django.http import HttpRequest

_KEY = "visitor"


def visitor_of(request: HttpRequest) -> str:
    """The name of this session's visitor, or an empty string."""
    return str(request.session.get(_KEY, ""))


def become_visitor(request: HttpRequest) -> str:
    """Give this session a visitor's name, if it has none, and return it."""
    if not visitor_of(request):
        request.session[_KEY] = secrets.token_urlsafe(24)
    return visitor_of(request)


def stop_being_visitor(request: HttpRequest) -> str:
    """Take the name from the session and return it; a second call returns nothing."""
    return str(request.session.pop(_KEY, ""))
