"""Playing the list on a device: nothing of it is kept, and a save goes its own way."""

from __future__ import annotations

from functools import partial

from recommendations.tests.faults import known_faults as f
from recommendations.tests.faults.earlier import SILENT, SILENT_AFTER
from recommendations.tests.faults.row import Remedy, Row

NOT_ANSWERED = "Spotify did not answer properly. Please try again in a while."
NOT_CONFIRMED = "Spotify did not confirm it. If your device stays silent, press play here once"
ENDED = "Your connection to Spotify has ended. Connect your account again to go on."
NEEDS_PERMISSION = "Spotify needs your permission for this."
TESTERS = "Your Spotify account is not on this site's list of testers."
NO_PREMIUM = "Spotify has paused this site because its owner has no Premium"
NOT_ALLOWED = "Spotify does not let this site do that."
REFUSED = "Spotify refused this. Please try again later."
IN_30_S = "too many requests from this site. Please try again in 30 seconds."
USED_UP = "used up what Spotify allows it for now. Please try again after"
SAVED = "create_playlist add_items"

_Devices = partial(Row, "play-devices", remedy=Remedy.PRESS, calls="devices")
_Start = partial(Row, "play-start", remedy=Remedy.PRESS, calls="play", writes=f"play play {SAVED}")
_Playlist = partial(
    Row,
    "play-playlist",
    remedy=Remedy.PRESS,
    record="filled",
    calls="play",
    writes=f"{SAVED} play play",
)

ROWS = (
    _Devices(f.NO_DEVICE, "Spotify sees no device of yours that it can play on."),
    _Devices(f.NOT_ALLOWLISTED, TESTERS),
    _Devices(f.OWNER_NOT_PREMIUM, NO_PREMIUM),
    _Devices(f.INSUFFICIENT_SCOPE, NEEDS_PERMISSION, remedy=Remedy.AGREE),
    _Devices(f.FORBIDDEN, NOT_ALLOWED),
    _Devices(f.STRANGE, REFUSED),
    _Devices(
        f.CONSENT_REVOKED,
        ENDED,
        remedy=Remedy.AGREE,
        connection="ended",
        calls="devices token",
    ),
    _Devices(f.RATE_LIMITED, IN_30_S),
    _Devices(f.QUOTA, USED_UP),
    *(_Devices(fault, NOT_ANSWERED) for fault in SILENT),
    _Start(f.LISTENER_NOT_PREMIUM, "Spotify starts music on a device only for Premium accounts."),
    _Start(f.NO_DEVICE, "Spotify no longer finds that device."),
    _Start(f.NOT_ALLOWLISTED, TESTERS),
    _Start(f.OWNER_NOT_PREMIUM, NO_PREMIUM),
    _Start(f.FORBIDDEN, NOT_ALLOWED),
    _Start(f.STRANGE, REFUSED),
    _Start(f.INSUFFICIENT_SCOPE, NEEDS_PERMISSION, remedy=Remedy.AGREE),
    _Start(f.TOKEN_ENDED, NOT_ANSWERED, calls="play token"),
    _Start(f.REVOKED, ENDED, remedy=Remedy.AGREE, connection="ended", calls="play token"),
    _Start(f.RATE_LIMITED, IN_30_S),
    _Start(f.QUOTA, USED_UP),
    *(_Start(fault, NOT_CONFIRMED) for fault in SILENT),
    *(_Start(fault, NOT_CONFIRMED) for fault in SILENT_AFTER),
    _Playlist(f.LISTENER_NOT_PREMIUM, "only for Premium accounts. Without one, open the playlist"),
    _Playlist(f.NO_DEVICE, "Spotify no longer finds that device, or no longer has the playlist."),
    _Playlist(f.QUOTA, USED_UP),
    _Playlist(f.BEFORE, NOT_CONFIRMED),
    _Playlist(f.AFTER, NOT_CONFIRMED),
)
