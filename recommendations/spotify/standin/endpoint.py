"""What every endpoint of the Web API does before and after its own work."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpResponse

from recommendations.spotify.standin.failing import failed, with_null_descriptions
from recommendations.spotify.standin.kinds import FAILING
from recommendations.spotify.standin.listeners import Listener, listener_by_id
from recommendations.spotify.standin.oauth import digest
from recommendations.spotify.standin.refusals import ApiRefusal
from recommendations.spotify.standin.replies import Page
from recommendations.spotify.standin.standin import Standin, StandinRequest

View = Callable[..., HttpResponse]
# The year 5138; as good as any end of time.
LATEST_CURSOR = 10**14


@dataclass(frozen=True)
class ApiCall:
    """A call whose token is good."""

    request: StandinRequest
    listener: Listener

    @property
    def standin(self) -> Standin:
        return self.request.standin

    def json(self) -> Any:
        try:
            return json.loads(self.request.body)
        except ValueError as error:
            raise ApiRefusal(400, "Error parsing JSON.") from error

    def json_object(self) -> dict[str, Any]:
        body = self.json()
        if not isinstance(body, dict):
            raise ApiRefusal(400, "Error parsing JSON.")
        return body

    def page(self, *, default: int, most: int, furthest: int = 100_000) -> Page:
        return Page(self._number("limit", default, 1, most), self._number("offset", 0, 0, furthest))

    def cursor(self, name: str) -> int | None:
        """Return a moment in milliseconds since 1970, None where the call names none."""
        return self._number(name, 0, 0, LATEST_CURSOR) if name in self.request.GET else None

    def _number(self, name: str, default: int, least: int, most: int) -> int:
        text = self.request.GET.get(name, str(default))
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise ApiRefusal(400, f"Invalid {name}")
        return int(text)


def endpoint(name: str, *any_scope: str, also: str = "") -> Callable[[View], View]:
    """Make an API endpoint of a view that takes an `ApiCall`.

    Where scopes are named, the token must have one of them, and `also` besides.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: StandinRequest, **kwargs: Any) -> HttpResponse:
            def perform() -> HttpResponse:
                return view(_authorized(request, any_scope, also), **kwargs)

            return performed(request, name, perform)

        return answer

    return decorate


def performed(
    request: StandinRequest, name: str, perform: Callable[[], HttpResponse]
) -> HttpResponse:
    """Do the work unless a fault is ordered for it, in which case the fault decides."""
    call = request.call
    call.endpoint, call.listener = name, _caller(request)
    fault = request.standin.next_fault(call, FAILING)
    if fault is not None:
        call.fault = fault.kind
        return failed(request, name, fault, perform)
    response = perform()
    if request.standin.next_fault(call, ("null_description",)):
        return with_null_descriptions(response)
    return response


def _caller(request: StandinRequest) -> str:
    """Return the id of whose token, code or choice this is, or nothing; right or wrong."""
    secret = digest(request.headers.get("Authorization", "").partition(" ")[2])
    form = request.POST if request.path_info == "/api/token" else {}
    with request.standin.store.reading() as state:
        found = (
            state.access_tokens.get(secret)
            or state.refresh_tokens.get(digest(form.get("refresh_token", "")))
            or state.codes.get(digest(form.get("code", "")))
        )
    return found.listener if found else ""


def _authorized(request: StandinRequest, any_scope: tuple[str, ...], also: str) -> ApiCall:
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not secret:
        raise ApiRefusal(401, "No token provided")
    with request.standin.store.reading() as state:
        token = state.access_tokens.get(digest(secret))
    listener = listener_by_id(token.listener) if token else None
    if token is None or listener is None:
        raise ApiRefusal(401, "Invalid access token")
    if token.expires_at <= time.time():
        raise ApiRefusal(401, "The access token expired")
    granted = set(token.scopes)
    if (any_scope and granted.isdisjoint(any_scope)) or (also and also not in granted):
        raise ApiRefusal(403, "Insufficient client scope")
    return ApiCall(request, listener)
