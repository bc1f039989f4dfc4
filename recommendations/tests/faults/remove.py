"""Removing a saved playlist from the account: it stays until Spotify says that it is gone,
and the list can be saved anew."""

from __future__ import annotations

from functools import partial

from recommendations.tests.faults import known_faults as f
from recommendations.tests.faults.earlier import SILENT, SILENT_AFTER
from recommendations.tests.faults.row import Remedy, Row

SAVED = "create_playlist add_items"
NOT_CONFIRMED = "Spotify did not confirm"
ENDED = "Your connection to Spotify has ended. Connect your account again to go on."
TESTERS = "Your Spotify account is not on this site's list of testers."
NO_PREMIUM = "Spotify has paused this site because its owner has no Premium"
IN_30_S = "too many requests from this site. Please try again in 30 seconds."
USED_UP = "used up what Spotify allows it for now. Please try again after"

_Row = partial(Row, remedy=Remedy.PRESS, record="filled")
_Press = partial(_Row, "remove", calls="unfollow", writes=f"{SAVED} unfollow unfollow {SAVED}")
# The list is saved anew at once.
_Gone = partial(_Press, remedy=Remedy.NOTHING, record="none", writes=f"{SAVED} unfollow {SAVED}")
# Whose it is, is read first, and nothing is sent where that does not come out.
_First = partial(_Row, writes=f"{SAVED} unfollow {SAVED}")
_Whose = partial(_First, "remove-whose", calls="get_playlist")
_Me = partial(_First, "remove-me", calls="get_playlist me")

ROWS = (
    _Press(f.NOT_ALLOWLISTED, TESTERS),
    _Press(f.OWNER_NOT_PREMIUM, NO_PREMIUM),
    _Press(f.INSUFFICIENT_SCOPE, "Spotify needs your permission", remedy=Remedy.AGREE),
    _Press(f.FORBIDDEN, "Spotify does not let this site do that."),
    _Press(f.STRANGE, "Spotify refused this. Please try again later."),
    _Press(f.TOKEN_ENDED, NOT_CONFIRMED, calls="unfollow token"),
    _Press(f.REVOKED, ENDED, remedy=Remedy.AGREE, connection="ended", calls="unfollow token"),
    _Press(f.RATE_LIMITED, IN_30_S),
    _Press(f.RATE_LIMITED_UNTOLD, "too many requests from this site. Please try again in"),
    _Press(f.QUOTA, USED_UP),
    *(_Press(fault, NOT_CONFIRMED) for fault in SILENT),
    *(_Press(fault, NOT_CONFIRMED) for fault in SILENT_AFTER),
    _Gone(f.VANISHED, "in this account any more, so it is forgotten here, too."),
    _Gone(f.TAKEN_OUT, "is removed from your Spotify account."),
    _Whose(f.NOT_ALLOWLISTED, TESTERS),
    _Whose(f.RATE_LIMITED, IN_30_S),
    _Whose(f.QUOTA, USED_UP),
    *(_Whose(fault, NOT_CONFIRMED) for fault in SILENT),
    _Me(f.NOT_ALLOWLISTED, TESTERS),
    *(_Me(fault, NOT_CONFIRMED) for fault in SILENT),
)
