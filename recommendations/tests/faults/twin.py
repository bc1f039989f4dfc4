"""An empty playlist that Spotify made late, beside the full one: looked for when the save is
done, and removed only by the listener's press, after it was seen that it is empty."""

from __future__ import annotations

from functools import partial

from recommendations.tests.faults import known_faults as f
from recommendations.tests.faults.earlier import SILENT, SILENT_AFTER
from recommendations.tests.faults.remove import (
    ENDED,
    IN_30_S,
    NO_PREMIUM,
    NOT_CONFIRMED,
    TESTERS,
    USED_UP,
)
from recommendations.tests.faults.row import Remedy, Row
from recommendations.tests.faults.save import CREATED_TWICE

SAVED = "Saved to Spotify"
READ = "me get_playlist list_items"

_Row = partial(Row, record="filled", writes=f"{CREATED_TWICE} unfollow")
_Look = partial(
    _Row, "twin-look", message=SAVED, remedy=Remedy.REMOVE_TWIN, calls="me list_playlists"
)
_Press = partial(_Row, remedy=Remedy.PRESS)
_Whose = partial(_Press, "twin-whose", calls="me get_playlist")
_Items = partial(_Press, "twin-items", calls=READ)
_Remove = partial(
    _Press, "twin-remove", calls=f"{READ} unfollow", writes=f"{CREATED_TWICE} unfollow unfollow"
)

ROWS = (
    _Look(f.NO_FAULT),
    _Look(f.NOT_ALLOWLISTED),
    _Look(f.FORBIDDEN),
    _Look(f.RATE_LIMITED),
    _Look(f.QUOTA),
    *(_Look(fault) for fault in SILENT),
    _Whose(f.NOT_ALLOWLISTED, TESTERS),
    *(_Whose(fault, NOT_CONFIRMED) for fault in SILENT),
    _Items(f.OWNER_NOT_PREMIUM, NO_PREMIUM),
    *(_Items(fault, NOT_CONFIRMED) for fault in SILENT),
    _Remove(f.NOT_ALLOWLISTED, TESTERS),
    _Remove(f.OWNER_NOT_PREMIUM, NO_PREMIUM),
    _Remove(f.INSUFFICIENT_SCOPE, "Spotify needs your permission", remedy=Remedy.AGREE),
    _Remove(f.FORBIDDEN, "Spotify does not let this site do that."),
    _Remove(f.STRANGE, "Spotify refused this. Please try again later."),
    _Remove(f.TOKEN_ENDED, NOT_CONFIRMED, calls=f"{READ} unfollow token"),
    _Remove(
        f.REVOKED, ENDED, remedy=Remedy.AGREE, connection="ended", calls=f"{READ} unfollow token"
    ),
    _Remove(f.RATE_LIMITED, IN_30_S),
    _Remove(f.QUOTA, USED_UP),
    *(_Remove(fault, NOT_CONFIRMED) for fault in SILENT),
    *(_Remove(fault, NOT_CONFIRMED) for fault in SILENT_AFTER),
)
