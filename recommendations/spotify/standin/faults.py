"""Orders to fail: for which calls, how often, and which of them is the next."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, fields
from fnmatch import fnmatchcase
from typing import Any

from recommendations.spotify.standin.ids import fraction
from recommendations.spotify.standin.kinds import KINDS
from recommendations.spotify.standin.listeners import listener_named

EVERYWHERE = "*"
# What each endpoint is called in a fault, and in the list of received calls.
ENDPOINTS = (
    "authorize",
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
    "player",
    "devices",
    "play",
    "oembed",
)
# None of them needs an access token, and a refused app can still exchange and refresh.
WITHOUT_TOKEN = ("authorize", "token", "oembed")
# The first part of a path below /v1/; Spotify's quota counts by such groups.
GROUPS = ("me", "playlists", "recommendations", "search", "tracks")


class UnknownFaultError(ValueError):
    """The order does not describe a fault; the message says why."""


@dataclass(frozen=True)
class Asked:
    """A call before it is answered; ``listener`` is an id, empty where nobody is known."""

    endpoint: str
    path: str
    listener: str = ""

    @property
    def group(self) -> str:
        root, _, rest = self.path.lstrip("/").partition("/")
        return rest.partition("/")[0] if root == "v1" else ""


@dataclass
class Fault:
    """An order to fail.

    Which calls: those to ``endpoint`` that are in ``group``, whose path fits ``path``
    (with ``*`` and ``?`` as in a shell) and whose listener has the id ``listener``; what
    is empty fits all. The first ``skip`` of them are let through. Of the others each
    fails with the probability ``chance``, 0..1: ``seed`` decides which, the same ones
    every time. ``times`` is how many calls are still to fail, None for all until cleared.

    How: ``after`` says that the call is done before it fails. ``retry_after`` in seconds,
    or None for no such header, goes with the 429 kinds; ``status`` with errors, HTML and
    string errors. ``seconds`` is how long a timeout holds the answer, 30 where None, and
    how old a playlist must be to be listed, where None those made since the order are not
    listed. ``scopes``, with spaces between, are denied; where empty, all that the
    listener had not granted before.

    ``id``, ``ordered_at`` (seconds since 1970) and ``seen`` (calls looked at) are the
    stand-in's own.
    """

    kind: str
    endpoint: str = EVERYWHERE
    times: int | None = None
    retry_after: int | None = 0
    status: int = 500
    seconds: float | None = None
    after: bool = False
    group: str = ""
    path: str = ""
    listener: str = ""
    skip: int = 0
    chance: float = 1.0
    seed: int = 0
    scopes: str = ""
    id: str = field(default_factory=lambda: secrets.token_hex(4))
    ordered_at: float = field(default_factory=time.time)
    seen: int = 0

    def concerns(self, asked: Asked) -> bool:
        if self.endpoint not in (EVERYWHERE, asked.endpoint):
            return False
        named = self.endpoint != EVERYWHERE or self.group or self.path
        return (
            (bool(named) or asked.endpoint not in WITHOUT_TOKEN)
            and self.group in ("", asked.group)
            and (not self.path or fnmatchcase(asked.path, self.path))
            and self.listener in ("", asked.listener)
        )

    def strikes(self) -> bool:
        """Count a call that this concerns, and say whether it is to fail."""
        self.seen += 1
        if self.seen <= self.skip:
            return False
        drawn = fraction("fault", str(self.seed), self.kind, str(self.after), str(self.seen))
        if drawn >= self.chance:
            return False
        if self.times is not None:
            self.times -= 1
        return True


OWN = ("id", "ordered_at", "seen")
OPTIONS = tuple(one.name for one in fields(Fault) if one.name not in OWN)


def parse(order: Any) -> Fault:
    """Raise UnknownFaultError unless `order` is a JSON object that describes a fault."""
    if not isinstance(order, dict):
        raise UnknownFaultError("A fault is a JSON object.")
    _check("kind" in order, "A fault needs a kind.")
    _check(order.keys() <= set(OPTIONS), f"A fault knows {', '.join(OPTIONS)} only.")
    fault = Fault(**order)
    _check(fault.kind in tuple(KINDS), f"kind is one of {', '.join(KINDS)}.")
    _check_place(fault)
    _check(fault.times is None or _whole(fault.times, 1), "times is 1 or more, or null.")
    _check(_whole(fault.skip, 0), "skip is a whole number of calls.")
    _check(_number(fault.chance) and 0 < fault.chance <= 1, "chance is above 0 and at most 1.")
    _check(isinstance(fault.seed, int), "seed is a whole number.")
    _check(isinstance(fault.after, bool), "after is true or false.")
    seconds = fault.seconds is None or (_number(fault.seconds) and fault.seconds >= 0)
    _check(seconds, "seconds is a number, or null.")
    wait = fault.retry_after is None or _whole(fault.retry_after, 0)
    _check(wait, "retry_after is a whole number of seconds, or null.")
    _check_status(fault)
    _check(isinstance(fault.scopes, str), "scopes is a text with spaces between the scopes.")
    return fault


def take(
    faults: list[Fault],
    asked: Asked,
    kinds: Collection[str],
    matters: Callable[[Fault], bool] = lambda fault: True,
) -> Fault | None:
    """Return the first fault of these kinds that strikes this call, or None.

    One that does not matter to the call is passed over and not counted.
    """
    for fault in [one for one in faults if one.kind in kinds and one.concerns(asked)]:
        if matters(fault) and fault.strikes():
            if fault.times == 0:
                faults.remove(fault)
            return fault
    return None


def _check_place(fault: Fault) -> None:
    home = KINDS[fault.kind].home
    if home and fault.endpoint == EVERYWHERE:
        fault.endpoint = home
    _check(not home or fault.endpoint == home, f"{fault.kind} happens at {home} only.")
    endpoints = (*ENDPOINTS, EVERYWHERE)
    _check(fault.endpoint in endpoints, f"endpoint is one of {', '.join(endpoints)}.")
    _check(fault.group in ("", *GROUPS), f"group is empty or one of {', '.join(GROUPS)}.")
    _check(isinstance(fault.path, str), "path is a text such as /v1/playlists/*.")
    found = listener_named(fault.listener) if isinstance(fault.listener, str) else None
    _check(fault.listener == "" or found is not None, "listener is the name or id of one.")
    fault.listener = found.id if found else ""


def _check_status(fault: Fault) -> None:
    free = fault.kind in ("html", "string_error")
    least = 400 if free else 500
    fits = _whole(fault.status, least) and fault.status <= 599
    _check(fits or (free and fault.status == 200), f"status is {least} to 599.")


def _whole(value: object, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _check(holds: bool, message: str) -> None:
    if not holds:
        raise UnknownFaultError(message)
