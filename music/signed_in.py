"""For views that take only POST: `login_required` would lead back to where nobody can go."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

View = Callable[..., HttpResponse]


def to_sign_in(page: str) -> HttpResponse:
    """Lead a visitor to the sign-in, and from there to `page`, an address of this site."""
    return redirect(f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': page})}")


def signed_in(back_to: str) -> Callable[[View], View]:
    """Let only listeners in; a sign-in leads to the page named `back_to`."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if isinstance(request.user, User):
                return view(request, *args, **kwargs)
            return to_sign_in(reverse(back_to))

        return answer

    return decorate
