"""From what Spotify answered to what it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spotipy.exceptions import SpotifyException

from recommendations.spotify.errors import (
    Forbidden,
    InsufficientScope,
    NotAllowlisted,
    NotFound,
    OwnerNotPremium,
    QuotaExceeded,
    RateLimited,
    ReconnectNeeded,
    SpotifyError,
    Unavailable,
)


def meaning(failure: SpotifyException, *, is_write: bool) -> SpotifyError:
    """Translate one failed call. A 5xx to a write leaves its outcome unknown."""
    status = failure.http_status
    if status == 401:
        return ReconnectNeeded()
    if status == 403:
        return _forbidden(str(failure.msg))
    if status == 404:
        return NotFound()
    if status == 429:
        after = _seconds(failure.headers or {})
        kind = QuotaExceeded if failure.reason == "QUOTA_EXCEEDED" else RateLimited
        return kind(after=after)
    if status >= 500:
        return Unavailable(ambiguous=is_write)
    return SpotifyError()


def _forbidden(text: str) -> SpotifyError:
    """Tell the four kinds of 403 apart.

    Two of them come as plain text whose wording has changed over the years, so only the
    words that name the matter are looked at; anything else is taken for a refusal of
    this one request.
    """
    lowered = text.lower()
    if "scope" in lowered:
        return InsufficientScope()
    if "premium" in lowered:
        return OwnerNotPremium()
    if "register" in lowered or "not approved" in lowered:
        return NotAllowlisted()
    return Forbidden()


def _seconds(headers: Mapping[str, Any]) -> int | None:
    value = str(headers.get("Retry-After", ""))
    return int(value) if value.isdigit() else None
