"""A save: a search for the id that is not known, the playlist, its tracks."""

from __future__ import annotations

from functools import partial

from recommendations.tests.faults import known_faults as f
from recommendations.tests.faults.row import Remedy, Row

NOT_LISTED = "Your Spotify account is not on this site's list of testers."
NO_PREMIUM = "Spotify has paused this site because its owner has no Premium"
NEEDS_PERMISSION = "Spotify needs your permission for this. Connect your account again"
ENDED = "Your connection to Spotify has ended. Connect your account again to go on."
NOT_ALLOWED = "Spotify does not let this site do that."
GONE = "Spotify no longer has this"
REFUSED = "Spotify refused this. Please try again later."
TOO_MANY = "The reason: Spotify is receiving too many requests from this site."
USED_UP = "The reason: this site has used up what Spotify allows it for now."
NOT_ANSWERED = "The reason: Spotify did not answer properly."

WANTED, CREATING = "wanted, a worker goes on", "creating, a worker goes on"
CREATED, ADDING = "created, a worker goes on", "adding, a worker goes on"
HALTED_WANTED, HALTED_CREATED = "wanted, the listener goes on", "created, the listener goes on"
TO_CREATE, TO_ADD = "search create_playlist", "search create_playlist add_items"
CREATED_TWICE = "create_playlist create_playlist add_items"
ADDED_TWICE = "create_playlist add_items add_items"

_Search = partial(Row, "save-search", calls="search")
_Create = partial(Row, "save-create", calls=TO_CREATE)
_CreateAgain = partial(_Create, writes=CREATED_TWICE)
_Add = partial(Row, "save-add", calls=TO_ADD)
_AddAgain = partial(_Add, writes=ADDED_TWICE)

ROWS = (
    _Search(f.NOT_ALLOWLISTED, NOT_LISTED, Remedy.PRESS, "failed in wanted"),
    _Search(f.OWNER_NOT_PREMIUM, NO_PREMIUM, Remedy.PRESS, "failed in wanted"),
    _Search(f.INSUFFICIENT_SCOPE, NEEDS_PERMISSION, Remedy.RECONNECT, HALTED_WANTED, "narrow"),
    _Search(f.FORBIDDEN, NOT_ALLOWED, Remedy.PRESS, "failed in wanted"),
    _Search(f.NOT_FOUND, GONE, Remedy.PRESS, "failed in wanted"),
    _Search(f.STRANGE, REFUSED, Remedy.PRESS, "failed in wanted"),
    _Search(
        f.CONSENT_REVOKED, ENDED, Remedy.RECONNECT, HALTED_WANTED, "ended", calls="search token"
    ),
    _Search(f.RATE_LIMITED, TOO_MANY, Remedy.WAIT, WANTED),
    _Search(f.RATE_LIMITED_UNTOLD, TOO_MANY, Remedy.WAIT, WANTED),
    _Search(f.QUOTA, USED_UP, Remedy.WAIT, WANTED),
    _Search(f.QUOTA_UNTOLD, USED_UP, Remedy.WAIT, WANTED),
    _Search(f.BEFORE, NOT_ANSWERED, Remedy.WAIT, WANTED),
    _Search(f.TIMEOUT, NOT_ANSWERED, Remedy.WAIT, WANTED),
    _Search(f.CUT, NOT_ANSWERED, Remedy.WAIT, WANTED),
    _Search(f.BROKEN_JSON, NOT_ANSWERED, Remedy.WAIT, WANTED),
    _Search(f.HTML, NOT_ANSWERED, Remedy.WAIT, WANTED),
    _Search(f.WRONG_SHAPE, NOT_ANSWERED, Remedy.WAIT, WANTED),
    _CreateAgain(f.NOT_ALLOWLISTED, NOT_LISTED, Remedy.PRESS, "failed in wanted"),
    _CreateAgain(f.OWNER_NOT_PREMIUM, NO_PREMIUM, Remedy.PRESS, "failed in wanted"),
    _CreateAgain(f.INSUFFICIENT_SCOPE, NEEDS_PERMISSION, Remedy.RECONNECT, HALTED_WANTED, "narrow"),
    _CreateAgain(f.FORBIDDEN, NOT_ALLOWED, Remedy.PRESS, "failed in wanted"),
    _CreateAgain(f.NOT_FOUND, GONE, Remedy.PRESS, "failed in wanted"),
    _CreateAgain(f.STRANGE, REFUSED, Remedy.PRESS, "failed in wanted"),
    _CreateAgain(f.TOKEN_ENDED, NOT_ANSWERED, Remedy.WAIT, WANTED, calls=f"{TO_CREATE} token"),
    _CreateAgain(
        f.REVOKED, ENDED, Remedy.RECONNECT, HALTED_WANTED, "ended", calls=f"{TO_CREATE} token"
    ),
    _CreateAgain(f.RATE_LIMITED, TOO_MANY, Remedy.WAIT, WANTED),
    _CreateAgain(f.RATE_LIMITED_UNTOLD, TOO_MANY, Remedy.WAIT, WANTED),
    _CreateAgain(f.QUOTA, USED_UP, Remedy.WAIT, WANTED),
    _CreateAgain(f.BEFORE, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _Create(f.AFTER, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _CreateAgain(f.TIMEOUT, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _Create(f.TIMEOUT_AFTER, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _CreateAgain(f.CUT, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _Create(f.CUT_AFTER, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _CreateAgain(f.BROKEN_JSON, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _Create(f.BROKEN_JSON_AFTER, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _CreateAgain(f.HTML, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _Create(f.WRONG_SHAPE_AFTER, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _AddAgain(f.NOT_ALLOWLISTED, NOT_LISTED, Remedy.PRESS, "failed in created"),
    _AddAgain(f.OWNER_NOT_PREMIUM, NO_PREMIUM, Remedy.PRESS, "failed in created"),
    _AddAgain(f.INSUFFICIENT_SCOPE, NEEDS_PERMISSION, Remedy.RECONNECT, HALTED_CREATED, "narrow"),
    _AddAgain(f.FORBIDDEN, NOT_ALLOWED, Remedy.PRESS, "failed in created"),
    _AddAgain(f.NOT_FOUND, GONE, Remedy.PRESS, "failed in created"),
    _AddAgain(f.STRANGE, REFUSED, Remedy.PRESS, "failed in created"),
    _AddAgain(f.TOKEN_ENDED, NOT_ANSWERED, Remedy.WAIT, CREATED, calls=f"{TO_ADD} token"),
    _AddAgain(f.REVOKED, ENDED, Remedy.RECONNECT, HALTED_CREATED, "ended", calls=f"{TO_ADD} token"),
    _AddAgain(f.RATE_LIMITED, TOO_MANY, Remedy.WAIT, CREATED),
    _AddAgain(f.RATE_LIMITED_UNTOLD, TOO_MANY, Remedy.WAIT, CREATED),
    _AddAgain(f.QUOTA, USED_UP, Remedy.WAIT, CREATED),
    _AddAgain(f.BEFORE, NOT_ANSWERED, Remedy.WAIT, ADDING),
    _Add(f.AFTER, NOT_ANSWERED, Remedy.WAIT, ADDING),
    _AddAgain(f.TIMEOUT, NOT_ANSWERED, Remedy.WAIT, ADDING),
    _Add(f.TIMEOUT_AFTER, NOT_ANSWERED, Remedy.WAIT, ADDING),
    _AddAgain(f.CUT, NOT_ANSWERED, Remedy.WAIT, ADDING),
    _Add(f.CUT_AFTER, NOT_ANSWERED, Remedy.WAIT, ADDING),
    _AddAgain(f.BROKEN_JSON, NOT_ANSWERED, Remedy.WAIT, ADDING),
    _Add(f.BROKEN_JSON_AFTER, NOT_ANSWERED, Remedy.WAIT, ADDING),
    _AddAgain(f.HTML, NOT_ANSWERED, Remedy.WAIT, ADDING),
)
