"""The cover, put on a playlist that is whole already."""

from __future__ import annotations

from functools import partial

from recommendations.tests.faults import known_faults as f
from recommendations.tests.faults.row import Remedy, Row

WITH_COVER = "create_playlist add_items put_cover"
MISSING = "All tracks are saved. The cover is missing:"
LATER = "Its cover is put on after"

_Put = partial(
    Row,
    "cover",
    record="filled",
    calls=f"search {WITH_COVER}",
    writes=f"{WITH_COVER} put_cover",
)
_PutOnce = partial(_Put, writes=WITH_COVER)

ROWS = (
    _Put(f.NOT_ALLOWLISTED, MISSING, Remedy.PRESS),
    _Put(f.OWNER_NOT_PREMIUM, MISSING, Remedy.PRESS),
    _Put(f.FORBIDDEN, MISSING, Remedy.PRESS),
    _Put(f.NOT_FOUND, f"{MISSING} Spotify no longer has the playlist", Remedy.PRESS),
    _Put(f.RATE_LIMITED, LATER, Remedy.WAIT),
    _Put(f.QUOTA, LATER, Remedy.WAIT),
    _Put(f.BEFORE, LATER, Remedy.WAIT),
    _PutOnce(f.AFTER, LATER, Remedy.WAIT),
    _Put(f.CUT, LATER, Remedy.WAIT),
    _PutOnce(f.CUT_AFTER, LATER, Remedy.WAIT),
)
