"""Playing the list on a device: nothing of it is kept, and a save goes its own way."""

from __future__ import annotations

from functools import partial

from recommendations.tests.faults import known_faults as f
from recommendations.tests.faults.row import Remedy, Row

NOT_ANSWERED = "Spotify did not answer properly. Please try again in a while."
NOT_CONFIRMED = "Spotify did not confirm it. If your device stays silent, press play here once"
ENDED = "Your connection to Spotify has ended. Connect your account again to go on."

_Devices = partial(Row, "play-devices", remedy=Remedy.PRESS, calls="devices")
_Start = partial(
    Row,
    "play-start",
    remedy=Remedy.PRESS,
    calls="play",
    writes="play play create_playlist add_items",
)

ROWS = (
    _Devices(f.NO_DEVICE, "Spotify sees no device of yours that it can play on."),
    _Devices(f.NOT_ALLOWLISTED, "Your Spotify account is not on this site's list of testers."),
    _Devices(f.OWNER_NOT_PREMIUM, "Spotify has paused this site because its owner has no Premium"),
    _Devices(f.RATE_LIMITED, "too many requests from this site. Please try again in 30 seconds."),
    _Devices(f.QUOTA, "used up what Spotify allows it for now. Please try again after"),
    _Devices(f.BEFORE, NOT_ANSWERED),
    _Devices(f.TIMEOUT, NOT_ANSWERED),
    _Start(f.LISTENER_NOT_PREMIUM, "Spotify starts music on a device only for Premium accounts."),
    _Start(f.NO_DEVICE, "Spotify no longer finds that device."),
    _Start(f.FORBIDDEN, "Spotify does not let this site do that."),
    _Start(
        f.INSUFFICIENT_SCOPE,
        "Spotify needs your permission for this.",
        remedy=Remedy.NOTHING,
        writes="play create_playlist add_items",
    ),
    _Start(
        f.REVOKED,
        ENDED,
        remedy=Remedy.RECONNECT,
        connection="ended",
        calls="play token",
        writes="play create_playlist add_items",
    ),
    _Start(f.RATE_LIMITED, "too many requests from this site. Please try again in 30 seconds."),
    _Start(f.BEFORE, NOT_CONFIRMED),
    _Start(f.AFTER, NOT_CONFIRMED),
    _Start(f.CUT, NOT_CONFIRMED),
)
