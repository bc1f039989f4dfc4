"""Disconnecting: it asks Spotify nothing, and a save that was under way waits."""

from __future__ import annotations

from functools import partial

from recommendations.tests.faults import known_faults as f
from recommendations.tests.faults.row import Remedy, Row
from recommendations.tests.faults.save import ENDED

GONE = "WMusic can do nothing in your Spotify account any more."

_Alone = partial(Row, "disconnect", message=GONE, remedy=Remedy.RECONNECT, connection="none")
_Saving = partial(Row, message=ENDED, remedy=Remedy.RECONNECT, connection="none")

ROWS = (
    _Alone(fault=f.NOT_ALLOWLISTED),
    _Alone(fault=f.OWNER_NOT_PREMIUM),
    _Alone(fault=f.QUOTA),
    _Alone(fault=f.BEFORE),
    _Alone(fault=f.TIMEOUT),
    _Alone(fault=f.CUT),
    _Alone(fault=f.CONSENT_REVOKED),
    _Alone(fault=f.WRONG_SECRET),
    _Saving("disconnect-waiting", f.NO_FAULT, record="wanted, the listener goes on"),
    _Saving("disconnect-waiting", f.BEFORE, record="wanted, the listener goes on"),
    _Saving("disconnect-creating", f.NO_FAULT, record="creating, the listener goes on"),
    _Saving("disconnect-creating", f.CUT, record="creating, the listener goes on"),
    _Saving(
        "disconnect-between",
        f.NO_FAULT,
        record="created, the listener goes on",
        calls="search create_playlist",
    ),
    _Saving("disconnect-adding", f.NO_FAULT, record="adding, the listener goes on"),
    _Saving("disconnect-adding", f.QUOTA, record="adding, the listener goes on"),
)
