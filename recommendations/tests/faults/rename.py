"""Another name and description: kept is what Spotify confirmed, and the same press again does
no harm."""

from __future__ import annotations

from functools import partial

from recommendations.tests.faults import known_faults as f
from recommendations.tests.faults.earlier import SILENT, SILENT_AFTER
from recommendations.tests.faults.row import Remedy, Row

SAVED = "create_playlist add_items"
NOT_CONFIRMED = "Spotify did not confirm this, so nobody knows whether it was done."
ENDED = "Your connection to Spotify has ended. Connect your account again to go on."

_Press = partial(
    Row,
    "rename",
    remedy=Remedy.PRESS,
    record="filled",
    calls="change_playlist",
    writes=f"{SAVED} change_playlist change_playlist",
)

ROWS = (
    _Press(f.NOT_ALLOWLISTED, "Your Spotify account is not on this site's list of testers."),
    _Press(f.OWNER_NOT_PREMIUM, "Spotify has paused this site because its owner has no Premium"),
    _Press(
        f.INSUFFICIENT_SCOPE,
        "Spotify needs your permission for this.",
        remedy=Remedy.AGREE,
        connection="narrow",
    ),
    _Press(f.FORBIDDEN, "another Spotify account than the one that is connected now"),
    _Press(f.NOT_FOUND, "Spotify no longer has this playlist: it was deleted there."),
    _Press(f.STRANGE, "Spotify refused this. Please try again later."),
    _Press(f.TOKEN_ENDED, NOT_CONFIRMED, calls="change_playlist token"),
    _Press(
        f.REVOKED, ENDED, remedy=Remedy.AGREE, connection="ended", calls="change_playlist token"
    ),
    _Press(f.RATE_LIMITED, "too many requests from this site. Please try again in 30 seconds."),
    _Press(f.RATE_LIMITED_UNTOLD, "too many requests from this site. Please try again in"),
    _Press(f.QUOTA, "used up what Spotify allows it for now. Please try again after"),
    *(_Press(fault, NOT_CONFIRMED) for fault in SILENT),
    *(_Press(fault, NOT_CONFIRMED) for fault in SILENT_AFTER),
)
