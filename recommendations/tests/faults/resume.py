"""A save that looks what became of a call whose outcome was not known."""

from __future__ import annotations

from functools import partial

from recommendations.tests.faults import known_faults as f
from recommendations.tests.faults.row import Remedy, Row
from recommendations.tests.faults.save import (
    ADDED_TWICE,
    ADDING,
    CREATED_TWICE,
    CREATING,
    ENDED,
    GONE,
    NO_PREMIUM,
    NOT_ALLOWED,
    NOT_ANSWERED,
    NOT_LISTED,
    REFUSED,
    TOO_MANY,
    USED_UP,
)

DID_IT_MAKE = "Did Spotify make the playlist?"
ARE_THEY_IN = "Are the tracks in the playlist?"
IF_NOT_THERE = "if it is not in your account by then, it is made"
IF_NOT_IN = "if they are not in the playlist by then, they are added"
HALTED_CREATING, HALTED_ADDING = "creating, the listener goes on", "adding, the listener goes on"

_Me = partial(Row, "resume-me", calls="me")
_List = partial(Row, "resume-list", calls="me list_playlists")
_ListAgain = partial(Row, "resume-undone-list", calls="me list_playlists", writes=CREATED_TWICE)
_Items = partial(Row, "resume-items", calls="list_items")
_ItemsAgain = partial(Row, "resume-undone-items", calls="list_items", writes=ADDED_TWICE)

ROWS = (
    _Me(f.NOT_ALLOWLISTED, NOT_LISTED, Remedy.PRESS, "failed in creating"),
    _Me(f.QUOTA, USED_UP, Remedy.WAIT, CREATING),
    _Me(f.BROKEN_JSON, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _Me(f.WRONG_SHAPE, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _Me(f.CONSENT_REVOKED, ENDED, Remedy.RECONNECT, HALTED_CREATING, "ended", calls="me token"),
    _List(f.NOT_ALLOWLISTED, NOT_LISTED, Remedy.PRESS, "failed in creating"),
    _List(f.OWNER_NOT_PREMIUM, NO_PREMIUM, Remedy.PRESS, "failed in creating"),
    _List(f.INSUFFICIENT_SCOPE, DID_IT_MAKE, Remedy.LET_LOOK, HALTED_CREATING, "narrow"),
    _List(f.FORBIDDEN, NOT_ALLOWED, Remedy.PRESS, "failed in creating"),
    _List(f.NOT_FOUND, GONE, Remedy.PRESS, "failed in creating"),
    _List(f.STRANGE, REFUSED, Remedy.PRESS, "failed in creating"),
    _List(f.RATE_LIMITED, TOO_MANY, Remedy.WAIT, CREATING),
    _List(f.RATE_LIMITED_UNTOLD, TOO_MANY, Remedy.WAIT, CREATING),
    _List(f.QUOTA, USED_UP, Remedy.WAIT, CREATING),
    _List(f.BEFORE, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _List(f.TIMEOUT, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _List(f.CUT, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _List(f.BROKEN_JSON, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _List(f.WRONG_SHAPE, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _List(f.HTML, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _List(
        f.NULL_DESCRIPTION,
        "Saved to Spotify",
        Remedy.NOTHING,
        "filled",
        calls="me list_playlists add_items",
    ),
    _List(f.LATE, IF_NOT_THERE, Remedy.WAIT, CREATING),
    _ListAgain(f.BEFORE, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _ListAgain(f.WRONG_SHAPE, NOT_ANSWERED, Remedy.WAIT, CREATING),
    _ListAgain(f.NO_FAULT, IF_NOT_THERE, Remedy.WAIT, CREATING),
    _ListAgain(
        f.INSUFFICIENT_SCOPE,
        DID_IT_MAKE,
        Remedy.NOT_THERE,
        HALTED_CREATING,
        "narrow",
        connection_at_the_end="narrow",
    ),
    _Items(f.NOT_ALLOWLISTED, NOT_LISTED, Remedy.PRESS, "failed in adding"),
    _Items(f.OWNER_NOT_PREMIUM, NO_PREMIUM, Remedy.PRESS, "failed in adding"),
    _Items(f.INSUFFICIENT_SCOPE, ARE_THEY_IN, Remedy.LET_LOOK, HALTED_ADDING, "narrow"),
    _Items(f.FORBIDDEN, NOT_ALLOWED, Remedy.PRESS, "failed in adding"),
    _Items(f.NOT_FOUND, GONE, Remedy.PRESS, "failed in adding"),
    _Items(
        f.CONSENT_REVOKED, ENDED, Remedy.RECONNECT, HALTED_ADDING, "ended", calls="list_items token"
    ),
    _Items(f.RATE_LIMITED, TOO_MANY, Remedy.WAIT, ADDING),
    _Items(f.QUOTA, USED_UP, Remedy.WAIT, ADDING),
    _Items(f.BEFORE, NOT_ANSWERED, Remedy.WAIT, ADDING),
    _Items(f.TIMEOUT, NOT_ANSWERED, Remedy.WAIT, ADDING),
    _Items(f.CUT, NOT_ANSWERED, Remedy.WAIT, ADDING),
    _Items(f.BROKEN_JSON, NOT_ANSWERED, Remedy.WAIT, ADDING),
    _Items(f.WRONG_SHAPE, NOT_ANSWERED, Remedy.WAIT, ADDING),
    _ItemsAgain(f.WRONG_SHAPE, NOT_ANSWERED, Remedy.WAIT, ADDING),
    _ItemsAgain(f.BEFORE, NOT_ANSWERED, Remedy.WAIT, ADDING),
    _ItemsAgain(f.NO_FAULT, IF_NOT_IN, Remedy.WAIT, ADDING),
    _ItemsAgain(f.INSUFFICIENT_SCOPE, ARE_THEY_IN, Remedy.LET_LOOK, HALTED_ADDING, "narrow"),
)
