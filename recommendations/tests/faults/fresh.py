"""Songs that only Spotify knows, asked for while the set is there already."""

from __future__ import annotations

from functools import partial

from recommendations.tests.faults import known_faults as f
from recommendations.tests.faults.row import Remedy, Row

NOT_ANSWERED = "Spotify did not answer properly. Please try again in a while."
ENDED = "Your connection to Spotify has ended. Connect your account again to go on."

_Press = partial(Row, "fresh-search", remedy=Remedy.PRESS, calls="search")

ROWS = (
    _Press(f.NOT_ALLOWLISTED, "Your Spotify account is not on this site's list of testers."),
    _Press(f.OWNER_NOT_PREMIUM, "Spotify has paused this site because its owner has no Premium"),
    _Press(f.INSUFFICIENT_SCOPE, "Spotify needs your permission for this."),
    _Press(f.FORBIDDEN, "Spotify does not let this site do that."),
    _Press(f.NOT_FOUND, "Spotify no longer has this"),
    _Press(f.STRANGE, "Spotify refused this. Please try again later."),
    _Press(f.RATE_LIMITED, "too many requests from this site. Please try again in 30 seconds."),
    _Press(f.RATE_LIMITED_UNTOLD, "too many requests from this site. Please try again in"),
    _Press(
        f.RATE_LIMITED_BRIEFLY,
        "songs from Spotify were added",
        calls="search search search",
        remedy=Remedy.NOTHING,
    ),
    _Press(f.QUOTA, "used up what Spotify allows it for now. Please try again after"),
    _Press(f.BEFORE, NOT_ANSWERED),
    _Press(f.TIMEOUT, NOT_ANSWERED),
    _Press(f.CUT, NOT_ANSWERED),
    _Press(f.BROKEN_JSON, NOT_ANSWERED),
    _Press(f.HTML, NOT_ANSWERED),
    _Press(f.WRONG_SHAPE, NOT_ANSWERED),
    _Press(
        f.TOKEN_ENDED,
        "songs from Spotify were added",
        calls="search token search search",
        remedy=Remedy.NOTHING,
    ),
    _Press(
        f.TOKEN_REFUSED,
        ENDED,
        remedy=Remedy.RECONNECT,
        connection="ended",
        calls="search token search",
    ),
    _Press(
        f.CONSENT_REVOKED, ENDED, remedy=Remedy.RECONNECT, connection="ended", calls="search token"
    ),
)
