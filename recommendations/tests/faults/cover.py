"""The cover, put on a playlist that is whole already, and looked for where that was not
confirmed."""

from __future__ import annotations

from functools import partial

from recommendations.tests.faults import known_faults as f
from recommendations.tests.faults.earlier import SILENT, SILENT_AFTER
from recommendations.tests.faults.row import Remedy, Row
from recommendations.tests.faults.save import NOT_LISTED

WITH_COVER = "create_playlist add_items put_cover"
MISSING = "All tracks are saved. The cover is missing:"
LATER = "Its cover is put on after"
ASKING = "Spotify needs your permission before WMusic may put a cover on a playlist."
HAS_IT = "It has the cover shown here."

_Put = partial(
    Row,
    "cover",
    record="filled",
    calls=f"search {WITH_COVER}",
    writes=f"{WITH_COVER} put_cover",
)
_PutOnce = partial(_Put, writes=WITH_COVER)
_Look = partial(Row, "resume-cover", record="filled", calls="get_cover", writes=WITH_COVER)
_LookAgain = partial(
    Row,
    "resume-undone-cover",
    record="filled",
    calls="get_cover",
    writes=f"{WITH_COVER} put_cover",
)

ROWS = (
    _Put(f.NOT_ALLOWLISTED, f"{MISSING} {NOT_LISTED}", Remedy.PRESS),
    _Put(f.OWNER_NOT_PREMIUM, MISSING, Remedy.PRESS),
    _Put(f.INSUFFICIENT_SCOPE, ASKING, Remedy.AGREE),
    _Put(f.FORBIDDEN, MISSING, Remedy.PRESS),
    _Put(f.NOT_FOUND, f"{MISSING} Spotify no longer has the playlist", Remedy.PRESS),
    _Put(f.STRANGE, f"{MISSING} Spotify refused this.", Remedy.PRESS),
    _Put(f.RATE_LIMITED, LATER, Remedy.WAIT),
    _Put(f.RATE_LIMITED_UNTOLD, LATER, Remedy.WAIT),
    _Put(f.QUOTA, LATER, Remedy.WAIT),
    _Put(f.TOKEN_ENDED, LATER, Remedy.WAIT, calls=f"search {WITH_COVER} token"),
    _Put(
        f.REVOKED,
        "Your connection to Spotify has ended.",
        Remedy.AGREE,
        connection="ended",
        calls=f"search {WITH_COVER} token",
    ),
    *(_Put(fault, LATER, Remedy.WAIT) for fault in SILENT),
    *(_PutOnce(fault, LATER, Remedy.WAIT) for fault in SILENT_AFTER),
    _Look(f.NO_FAULT, HAS_IT, Remedy.NOTHING),
    _Look(f.RATE_LIMITED, LATER, Remedy.WAIT),
    _Look(f.QUOTA, LATER, Remedy.WAIT),
    *(_Look(fault, LATER, Remedy.WAIT) for fault in SILENT),
    _LookAgain(f.NO_FAULT, LATER, Remedy.WAIT),
    _LookAgain(f.BEFORE, LATER, Remedy.WAIT),
)
