"""What a row of the fault matrix says, and the faults that it says it of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from recommendations.spotify.errors import SpotifyError


@dataclass(frozen=True)
class Fault:
    """``kind`` is one of the stand-in's, empty for what is not ordered there; ``options`` are
    of its order. ``error`` is what the site makes of it, None where nothing fails."""

    name: str
    error: type[SpotifyError] | None
    kind: str = ""
    options: Mapping[str, object] = field(default_factory=dict)


class Remedy(StrEnum):
    """What leads on after the fault is repaired and every wait is over. A worker then does
    what is due, and the rest of the journey is as ever."""

    NOTHING = "nothing: it is done already, or the next thing is done as ever"
    WAIT = "wait until a worker goes on"
    WAIT_AND_RECONNECT = "wait until a worker finds that the connection has ended, connect again"
    PRESS = "press the same button again"
    SIGN_IN = "sign in with Spotify again"
    RECONNECT = "connect Spotify again"
    NOT_THERE = "say that it is not there"
    LET_LOOK = "connect Spotify again with the permission to look"
    AGREE = "agree at Spotify to what the page asks for, and press the same button again"
    REMOVE_TWIN = "wait until the empty playlist is told of, and remove it"
    SAVE_AS_NEW = "have a new playlist made"


@dataclass(frozen=True)
class Row:
    """``message`` is in the page that the listener then sees, as its visible text.

    ``record`` is the state of the save, and whose turn it is; ``connection`` is none, works,
    ended or narrow (without the permissions of a save); ``session`` is in or out.
    ``reading`` is how what was asked to be read of the library stands, whose turn it is, done
    or none; what was begun is done in the end. ``calls`` are those of the step while the fault
    is there, in order, as the stand-in counted them; ``writes`` are all of the whole journey.
    """

    step: str
    fault: Fault
    message: str
    remedy: Remedy
    record: str = "none"
    connection: str = "works"
    session: str = "in"
    reading: str = "none"
    calls: str = ""
    writes: str = "create_playlist add_items"
    connection_at_the_end: str = "works"

    def __str__(self) -> str:
        return f"{self.step}-{self.fault.name}"
