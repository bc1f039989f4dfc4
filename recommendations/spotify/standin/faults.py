"""Ways to fail on purpose, with the words that Spotify was seen to use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# As reported in 2026: plain text, although every other refusal is JSON.
NOT_ALLOWLISTED = (
    "The user is not registered for this application. Please check your settings on "
    "https://developer.spotify.com/dashboard."
)
OWNER_NOT_PREMIUM = (
    "Active premium subscription required for the owner of the app. When the subscription "
    "status changes, it can take a few hours before requests are allowed again."
)

KINDS = (
    "not_allowlisted",
    "owner_not_premium",
    "quota_exceeded",
    "rate_limited",
    "error_before",
    "error_after",
    "timeout",
    "revoked",
)
EVERYWHERE = "*"
# What each endpoint is called in a fault, and in the list of received calls.
ENDPOINTS = (
    "token",
    "me",
    "search",
    "recommendations",
    "track",
    "top_tracks",
    "saved_tracks",
    "recently_played",
    "list_playlists",
    "create_playlist",
    "get_playlist",
    "change_playlist",
    "list_items",
    "add_items",
    "replace_items",
    "remove_items",
    "get_cover",
    "put_cover",
    "unfollow",
    "oembed",
)


class UnknownFaultError(ValueError):
    """The order does not describe a fault; the message says why."""


@dataclass
class Fault:
    """An order to fail.

    ``times`` is how many calls are still to fail, None for all until cleared.
    ``retry_after`` in seconds goes with the 429 kinds, ``status`` with the error kinds.
    A ``timeout`` holds its answer for ``seconds``; ``after`` says whether the call is
    done first.
    """

    endpoint: str
    kind: str
    times: int | None = None
    retry_after: int = 0
    status: int = 500
    seconds: float = 30.0
    after: bool = False

    def concerns(self, endpoint: str) -> bool:
        if self.endpoint != EVERYWHERE:
            return self.endpoint == endpoint
        # Neither needs a token, and a refused app can still exchange and refresh.
        return endpoint not in ("token", "oembed")


def parse(order: Any) -> Fault:
    """Raise UnknownFaultError unless `order` is a JSON object that describes a fault."""
    if not isinstance(order, dict):
        raise UnknownFaultError("A fault is a JSON object.")
    try:
        fault = Fault(**order)
    except TypeError as error:
        raise UnknownFaultError("A fault needs endpoint and kind, and knows no others.") from error
    _check(fault.endpoint in (*ENDPOINTS, EVERYWHERE), f"endpoint is {EVERYWHERE} or an endpoint.")
    _check(fault.kind in KINDS, f"kind is one of {', '.join(KINDS)}.")
    _check(fault.times is None or _whole(fault.times, 1), "times is 1 or more, or null.")
    _check(_whole(fault.retry_after, 0), "retry_after is a whole number of seconds.")
    _check(_whole(fault.status, 500) and fault.status <= 599, "status is 500 to 599.")
    _check(isinstance(fault.seconds, int | float) and fault.seconds >= 0, "seconds is a number.")
    _check(isinstance(fault.after, bool), "after is true or false.")
    return fault


def _whole(value: object, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def _check(holds: bool, message: str) -> None:
    if not holds:
        raise UnknownFaultError(message)


def take(faults: list[Fault], endpoint: str) -> Fault | None:
    """Return the first fault ordered for `endpoint` and count it as used, or None."""
    for fault in faults:
        if fault.concerns(endpoint):
            if fault.times is not None:
                fault.times -= 1
                if fault.times == 0:
                    faults.remove(fault)
            return fault
    return None
