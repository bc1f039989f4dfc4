"""Every kind of fault that can be ordered, with the words that Spotify was seen to use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# As reported in 2026: plain text, although every other refusal is JSON.
NOT_ALLOWLISTED = (
    "The user is not registered for this application. Please check your settings on "
    "https://developer.spotify.com/dashboard."
)
OWNER_NOT_PREMIUM = (
    "Active premium subscription required for the owner of the app. When the subscription "
    "status changes, it can take a few hours before requests are allowed again."
)


@dataclass(frozen=True)
class Kind:
    """``words`` tell a person what happens; ``home`` is the one endpoint where it can,
    empty for a kind that can happen anywhere.

    A kind that ``fails`` replaces the reply; the others change what is in a good one.
    """

    words: str
    home: str = ""
    fails: bool = True


# What is in a reply of Spotify's own words comes from reports of 2025 and 2026.
KINDS: Mapping[str, Kind] = {
    "not_allowlisted": Kind("403 in plain text: the listener is not on the app’s list"),
    "owner_not_premium": Kind("403 in plain text: the app’s owner has no Premium"),
    "insufficient_scope": Kind("403: the token lacks a scope"),
    "forbidden": Kind("403: an endpoint that new apps do not get, or another’s playlist"),
    "not_found": Kind("404: there is no such thing (any more)"),
    "expired": Kind("401: the access token has expired"),
    "revoked": Kind("401, or invalid_grant at the token endpoint: access was taken away"),
    "rate_limited": Kind("429: too many calls within thirty seconds"),
    "quota_exceeded": Kind("429 with QUOTA_EXCEEDED: the day’s calls are used up"),
    "error_before": Kind("5xx, and nothing was done"),
    "error_after": Kind("5xx, although everything was done"),
    "timeout": Kind("no answer for a while"),
    "disconnect": Kind("no answer at all: the connection is closed"),
    "truncated": Kind("JSON that ends in the middle"),
    "html": Kind("a page of HTML instead of JSON"),
    "string_error": Kind("an error that is a string instead of an object"),
    "invalid_grant": Kind("invalid_grant: the refresh token or code is not taken", "token"),
    "rotate_token": Kind("a refresh gives a new refresh token, the old one ends", "token", False),
    "keep_token": Kind("a refresh gives no new refresh token", "token", False),
    "refused_consent": Kind("the listener refuses, whatever button is pressed", "authorize", False),
    "denied_scope": Kind("consent is given, but not to every scope", "authorize", False),
    "null_description": Kind("playlists come with null for a description", fails=False),
    "late_playlist": Kind("a new playlist is not listed yet", "list_playlists", False),
}
FAILING = frozenset(name for name, kind in KINDS.items() if kind.fails)
