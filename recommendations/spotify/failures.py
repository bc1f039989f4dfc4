"""From what Spotify answered to what it means."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from recommendations.spotify.errors import (
    Forbidden,
    InsufficientScope,
    ListenerNotPremium,
    NoDevice,
    NotAllowlisted,
    NotFound,
    OwnerNotPremium,
    QuotaExceeded,
    RateLimited,
    ReconnectNeeded,
    SpotifyError,
    Unavailable,
)
from recommendations.spotify.sessions import ErrorAnswer


def meaning(answer: ErrorAnswer, *, is_write: bool) -> SpotifyError:
    """Translate one failed call. A 5xx to a write leaves its outcome unknown."""
    status = answer.status
    message, reason = _said(answer.body)
    after = seconds_to_wait(answer.headers)
    if status == 401:
        return ReconnectNeeded()
    if status == 403:
        return _forbidden(message, reason)
    if status == 404:
        return NoDevice() if reason == "NO_ACTIVE_DEVICE" else NotFound()
    if status == 429:
        kind = QuotaExceeded if reason == "QUOTA_EXCEEDED" else RateLimited
        return kind(after=after)
    if status >= 500:
        return Unavailable(after=after, ambiguous=is_write)
    if status < 400:
        # A success or a redirect that nobody asked for: what it did is not known.
        return Unavailable(ambiguous=is_write)
    return SpotifyError()


def seconds_to_wait(headers: Mapping[str, str]) -> int | None:
    """What Retry-After says, one at least, so that nobody asks again in a circle.

    None where it says nothing, or a date, which Spotify never does.
    """
    value = headers.get("Retry-After", "")
    # Nine digits are thirty years already; more would not even fit a date.
    return max(1, int(value[:9])) if value.isascii() and value.isdigit() else None


def parsed(body: bytes) -> Any:
    """The JSON in `body`, None where it is none: HTML, nothing, half of it, or a trap."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _said(body: bytes) -> tuple[str, str]:
    """The message and the reason of an error body, which may be JSON of two forms, or text."""
    data = parsed(body)
    if not isinstance(data, dict):
        return body.decode("utf-8", "replace"), ""
    error = data.get("error")
    if not isinstance(error, dict):
        return f"{error} {data.get('error_description', '')}", ""
    return str(error.get("message")), str(error.get("reason"))


def _forbidden(text: str, reason: str) -> SpotifyError:
    """Tell the kinds of 403 apart.

    Two of them come as plain text whose wording has changed over the years, so only the
    words that name the matter are looked at; anything else is taken for a refusal of
    this one request.
    """
    lowered = text.lower()
    if reason == "PREMIUM_REQUIRED":
        return ListenerNotPremium()
    if "scope" in lowered:
        return InsufficientScope()
    if "premium" in lowered:
        return OwnerNotPremium()
    if "register" in lowered or "not approved" in lowered:
        return NotAllowlisted()
    return Forbidden()
