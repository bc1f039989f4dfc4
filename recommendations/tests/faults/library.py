"""The liked songs, three pages of them, that a worker reads; a save goes its own way."""

from __future__ import annotations

from functools import partial

from recommendations.tests.faults import known_faults as f
from recommendations.tests.faults.earlier import SILENT
from recommendations.tests.faults.row import Remedy, Row
from recommendations.tests.faults.save import (
    ENDED,
    GONE,
    NEEDS_PERMISSION,
    NO_PREMIUM,
    NOT_ALLOWED,
    NOT_ANSWERED,
    NOT_LISTED,
    REFUSED,
    TOO_MANY,
    USED_UP,
)

IS_READ = "In our catalogue"
NOT_CONNECTED = "Connect your Spotify account to have your liked songs sorted."
HALTED = "the listener goes on"
AT_FIRST, IN_BETWEEN = "a worker goes on at 0", "a worker goes on at 50"

_Row = partial(Row, reading=HALTED)
_Waits = partial(Row, remedy=Remedy.WAIT, calls="saved_tracks")


def _refused(step: str) -> tuple[Row, ...]:
    """Nothing of it is kept, and it is read from its beginning."""
    row = partial(_Row, step, calls="saved_tracks")
    return (
        row(f.NOT_ALLOWLISTED, NOT_LISTED, Remedy.PRESS),
        row(f.OWNER_NOT_PREMIUM, NO_PREMIUM, Remedy.PRESS),
        row(f.INSUFFICIENT_SCOPE, NEEDS_PERMISSION, Remedy.AGREE),
        row(f.FORBIDDEN, NOT_ALLOWED, Remedy.PRESS),
        row(f.NOT_FOUND, GONE, Remedy.PRESS),
        row(f.STRANGE, REFUSED, Remedy.PRESS),
        row(
            f.TOKEN_REFUSED,
            ENDED,
            Remedy.AGREE,
            connection="ended",
            calls="saved_tracks token saved_tracks",
        ),
        row(
            f.CONSENT_REVOKED,
            ENDED,
            Remedy.AGREE,
            connection="ended",
            calls="saved_tracks token",
        ),
    )


def _told_to_wait(step: str, reading: str) -> tuple[Row, ...]:
    row = partial(_Waits, step, reading=reading)
    return (
        row(f.RATE_LIMITED, TOO_MANY),
        row(f.RATE_LIMITED_UNTOLD, TOO_MANY),
        row(f.QUOTA, USED_UP),
        row(f.QUOTA_UNTOLD, USED_UP),
        *(row(fault, NOT_ANSWERED) for fault in SILENT),
    )


_Token = partial(_Row, "library-refresh", calls="token")
_Done = partial(Row, "library-read", message=IS_READ, remedy=Remedy.NOTHING, reading="done")

ROWS = (
    *_refused("library-read"),
    *_told_to_wait("library-read", AT_FIRST),
    _Done(fault=f.RATE_LIMITED_BRIEFLY, calls=" ".join(["saved_tracks"] * 4)),
    _Done(fault=f.TOKEN_ENDED, calls="saved_tracks token saved_tracks saved_tracks saved_tracks"),
    *_refused("library-later-page"),
    *_told_to_wait("library-later-page", IN_BETWEEN),
    _Token(f.WRONG_SECRET, "Spotify does not accept this site's own credentials.", Remedy.PRESS),
    _Token(f.INVALID_GRANT, ENDED, Remedy.AGREE, connection="ended"),
    _Token(f.BEFORE, NOT_ANSWERED, Remedy.WAIT, reading=AT_FIRST),
    Row("disconnect-reading", f.NO_FAULT, NOT_CONNECTED, Remedy.RECONNECT, connection="none"),
)
