"""The access token is about to end: a new one is asked for before anything else."""

from __future__ import annotations

from functools import partial

from recommendations.tests.faults import fresh
from recommendations.tests.faults import known_faults as f
from recommendations.tests.faults.row import Remedy, Row
from recommendations.tests.faults.save import (
    ENDED,
    NOT_ANSWERED,
    TO_ADD,
    TOO_MANY,
    WANTED,
)

HALTED = "wanted, the listener goes on"
REFUSED = "Spotify does not accept this site's own credentials."

_Save = partial(Row, "refresh-save", calls="token")
_Fresh = partial(Row, "refresh-fresh", calls="token", remedy=Remedy.PRESS)

ROWS = (
    _Save(f.INVALID_GRANT, ENDED, Remedy.RECONNECT, HALTED, "ended"),
    _Save(f.REVOKED, ENDED, Remedy.RECONNECT, HALTED, "ended"),
    _Save(f.CONSENT_REVOKED, ENDED, Remedy.RECONNECT, HALTED, "ended"),
    _Save(f.WRONG_SECRET, REFUSED, Remedy.PRESS, "failed in wanted"),
    _Save(f.RATE_LIMITED, TOO_MANY, Remedy.WAIT, WANTED),
    _Save(f.RATE_LIMITED_UNTOLD, TOO_MANY, Remedy.WAIT, WANTED),
    _Save(f.QUOTA, TOO_MANY, Remedy.WAIT, WANTED),
    _Save(f.NOT_ALLOWLISTED, NOT_ANSWERED, Remedy.WAIT, WANTED),
    _Save(f.BEFORE, NOT_ANSWERED, Remedy.WAIT, WANTED),
    _Save(f.AFTER, NOT_ANSWERED, Remedy.WAIT_AND_RECONNECT, WANTED),
    _Save(f.TIMEOUT, NOT_ANSWERED, Remedy.WAIT, WANTED),
    _Save(f.CUT, NOT_ANSWERED, Remedy.WAIT, WANTED),
    _Save(f.BROKEN_JSON, NOT_ANSWERED, Remedy.WAIT, WANTED),
    _Save(f.HTML, NOT_ANSWERED, Remedy.WAIT, WANTED),
    _Save(f.WRONG_SHAPE, NOT_ANSWERED, Remedy.WAIT, WANTED),
    _Save(f.ROTATED, "Saved to Spotify", Remedy.NOTHING, "filled", calls=f"token {TO_ADD}"),
    _Save(f.KEPT, "Saved to Spotify", Remedy.NOTHING, "filled", calls=f"token {TO_ADD}"),
    _Fresh(f.INVALID_GRANT, fresh.ENDED, remedy=Remedy.RECONNECT, connection="ended"),
    _Fresh(f.WRONG_SECRET, REFUSED),
    _Fresh(f.RATE_LIMITED, "too many requests from this site. Please try again in 30 seconds."),
    _Fresh(f.BEFORE, fresh.NOT_ANSWERED),
    _Fresh(f.TIMEOUT, fresh.NOT_ANSWERED),
    _Fresh(f.BROKEN_JSON, fresh.NOT_ANSWERED),
)
