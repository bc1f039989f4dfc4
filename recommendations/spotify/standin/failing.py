"""What an ordered fault makes of a call."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, JsonResponse

from recommendations.spotify.standin.faults import Fault
from recommendations.spotify.standin.kinds import NOT_ALLOWLISTED, OWNER_NOT_PREMIUM
from recommendations.spotify.standin.refusals import (
    ApiRefusal,
    OAuthRefusal,
    Refusal,
    TextRefusal,
    forbidden,
    not_found,
)
from recommendations.spotify.standin.standin import StandinRequest

# Longer than any client of ours waits.
HELD_S = 30.0
# Where a request has the way to close its connection; it raises ConnectionAbortedError.
HANG_UP = "standin.hang_up"
HTML = "<!doctype html><html><head><title>{0}</title></head><body><h1>{0}</h1></body></html>"
# What a reply begins with where the work was not done, so that there is none to cut.
CUT_SHORT = '{"href": "http://127.0.0.1'


def failed(
    request: StandinRequest, endpoint: str, fault: Fault, perform: Callable[[], HttpResponse]
) -> HttpResponse:
    """Answer as `fault` says, with the work done before or not at all.

    Raises the Refusal that the work itself ends in, and ConnectionAbortedError to have
    the connection closed.
    """
    done = perform() if _is_done(request, fault) else None
    if fault.kind == "timeout":
        request.standin.closing.wait(HELD_S if fault.seconds is None else fault.seconds)
        return done or ApiRefusal(504, "Gateway timeout").reply()
    if fault.kind == "disconnect":
        request.META[HANG_UP]()
    if fault.kind == "truncated":
        return _cut(done or HttpResponse(CUT_SHORT * 2, content_type="application/json"))
    if fault.kind == "html":
        return HttpResponse(HTML.format(f"{fault.status} from a proxy"), status=fault.status)
    if fault.kind == "string_error":
        return JsonResponse({"error": "server_error"}, status=fault.status)
    return _refusal(fault, endpoint).reply()


def with_null_descriptions(response: HttpResponse) -> HttpResponse:
    """Take the descriptions out of a reply about playlists; other replies stay."""
    if not response.headers.get("Content-Type", "").startswith("application/json"):
        return response
    reply = _without_descriptions(json.loads(response.content))
    return JsonResponse(reply, status=response.status_code, safe=False)


def _is_done(request: StandinRequest, fault: Fault) -> bool:
    """A read changes nothing, so a cut answer to one is a real answer that is cut."""
    is_cut_read = fault.kind == "truncated" and request.method == "GET"
    return fault.after or fault.kind == "error_after" or is_cut_read


def _cut(response: HttpResponse) -> HttpResponse:
    response.content = response.content[: len(response.content) // 2]
    return response


def _without_descriptions(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_descriptions(one) for one in value]
    if not isinstance(value, dict):
        return value
    rest = {name: _without_descriptions(one) for name, one in value.items()}
    return {**rest, "description": None} if "description" in rest else rest


def _refusal(fault: Fault, endpoint: str) -> Refusal:
    if fault.kind in ("quota_exceeded", "rate_limited"):
        reason = "QUOTA_EXCEEDED" if fault.kind == "quota_exceeded" else ""
        return ApiRefusal(429, "Too many requests", reason=reason, retry_after=fault.retry_after)
    if fault.kind == "invalid_grant" or (fault.kind == "revoked" and endpoint == "token"):
        return OAuthRefusal("invalid_grant", "Refresh token revoked")
    refusals: dict[str, Refusal] = {
        "not_allowlisted": TextRefusal(403, NOT_ALLOWLISTED),
        "owner_not_premium": TextRefusal(403, OWNER_NOT_PREMIUM),
        "insufficient_scope": ApiRefusal(403, "Insufficient client scope"),
        "forbidden": forbidden(),
        "not_found": not_found(),
        "expired": ApiRefusal(401, "The access token expired"),
        "revoked": ApiRefusal(401, "Invalid access token"),
    }
    return refusals.get(fault.kind) or ApiRefusal(fault.status, "Server error.")
