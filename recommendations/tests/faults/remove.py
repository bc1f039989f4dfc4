"""Removing a saved playlist from the account: it stays until Spotify says that it is gone,
and the list can be saved anew."""

from __future__ import annotations

from functools import partial

from recommendations.tests.faults import known_faults as f
from recommendations.tests.faults.row import Remedy, Row

SAVED = "create_playlist add_items"

_Press = partial(
    Row,
    "remove",
    remedy=Remedy.PRESS,
    record="filled",
    calls="unfollow",
    writes=f"{SAVED} unfollow unfollow {SAVED}",
)

ROWS = (
    _Press(f.NOT_ALLOWLISTED, "Your Spotify account is not on this site's list of testers."),
    _Press(f.FORBIDDEN, "Spotify does not let this site do that."),
    _Press(f.RATE_LIMITED, "too many requests from this site. Please try again in 30 seconds."),
    _Press(f.QUOTA, "used up what Spotify allows it for now. Please try again after"),
    _Press(f.BEFORE, "Spotify did not confirm"),
    _Press(f.AFTER, "Spotify did not confirm"),
)
