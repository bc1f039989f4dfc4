"""A list that goes into the playlist of an earlier one: below what is there, or in its place."""

from __future__ import annotations

from functools import partial

from recommendations.tests.faults import known_faults as f
from recommendations.tests.faults.resume import (
    ARE_THEY_IN,
    HALTED_ADDING,
    IF_NOT_IN,
)
from recommendations.tests.faults.row import Remedy, Row
from recommendations.tests.faults.save import (
    ADDING,
    CREATED,
    ENDED,
    HALTED_CREATED,
    HALTED_WANTED,
    NEEDS_PERMISSION,
    NO_PREMIUM,
    NOT_ANSWERED,
    NOT_LISTED,
    REFUSED,
    TOO_MANY,
    USED_UP,
    WANTED,
)

TARGET_GONE = "this playlist is not in your account any more, so nothing more was put into it"
MAY_NOT_READ = "WMusic must see which are in it. Connect your account again to let it look."
SAVED = "Saved to Spotify"

EARLIER = "create_playlist add_items"
LISTED, READ = "list_playlists", "list_playlists list_items"
WRITES = {"append": "add_items", "replace": "replace_items"}
# No answer, or none that says anything, and nothing was done either.
SILENT = (f.BEFORE, f.TIMEOUT, f.CUT, f.BROKEN_JSON, f.HTML, f.WRONG_SHAPE)
SILENT_AFTER = (f.AFTER, f.TIMEOUT_AFTER, f.CUT_AFTER, f.WRONG_SHAPE_AFTER)
LIMITS = ((f.RATE_LIMITED, TOO_MANY), (f.RATE_LIMITED_UNTOLD, TOO_MANY), (f.QUOTA, USED_UP))
REFUSALS = (
    (f.NOT_ALLOWLISTED, NOT_LISTED),
    (f.OWNER_NOT_PREMIUM, NO_PREMIUM),
    (f.STRANGE, REFUSED),
)
GONE = (f.NOT_FOUND, f.FORBIDDEN)


def _looking(way: str) -> tuple[Row, ...]:
    """Before anything is written it is seen whether the playlist is there, and what is in it."""
    done = f"{EARLIER} {WRITES[way]}"
    anew = f"{EARLIER} create_playlist add_items"
    list_, items = (
        partial(Row, f"{way}-{step}", calls=calls, writes=done)
        for step, calls in (("list", LISTED), ("items", READ))
    )
    rows: list[Row] = []
    for row in (list_, items):
        rows += [row(fault, told, Remedy.PRESS, "failed in wanted") for fault, told in REFUSALS]
        rows += [row(fault, told, Remedy.WAIT, WANTED) for fault, told in LIMITS]
        rows += [row(fault, NOT_ANSWERED, Remedy.WAIT, WANTED) for fault in SILENT]
        rows += [
            row(fault, TARGET_GONE, Remedy.SAVE_AS_NEW, "failed in wanted", writes=anew)
            for fault in GONE
        ]
        rows.append(
            row(f.INSUFFICIENT_SCOPE, MAY_NOT_READ, Remedy.RECONNECT, HALTED_WANTED, "narrow")
        )
    return (
        *rows,
        list_(f.TAKEN_OUT, TARGET_GONE, Remedy.SAVE_AS_NEW, "failed in wanted", writes=anew),
        list_(
            f.CONSENT_REVOKED,
            ENDED,
            Remedy.RECONNECT,
            HALTED_WANTED,
            "ended",
            calls=f"{LISTED} token",
        ),
    )


def _writing(way: str, step: str) -> tuple[Row, ...]:
    call = WRITES[way]
    again = partial(Row, step, calls=f"{READ} {call}", writes=f"{EARLIER} {call} {call}")
    once = partial(again, writes=f"{EARLIER} {call}")
    anew = f"{EARLIER} {call} create_playlist add_items"
    return (
        *(again(fault, told, Remedy.PRESS, "failed in created") for fault, told in REFUSALS),
        *(again(fault, told, Remedy.WAIT, CREATED) for fault, told in LIMITS),
        *(
            again(fault, TARGET_GONE, Remedy.SAVE_AS_NEW, "failed in created", writes=anew)
            for fault in GONE
        ),
        *(again(fault, NOT_ANSWERED, Remedy.WAIT, ADDING) for fault in SILENT),
        *(once(fault, NOT_ANSWERED, Remedy.WAIT, ADDING) for fault in SILENT_AFTER),
        # Of calls whose answer is empty this is the whole of it.
        once(f.BROKEN_JSON_AFTER, NOT_ANSWERED, Remedy.WAIT, ADDING),
        again(f.INSUFFICIENT_SCOPE, NEEDS_PERMISSION, Remedy.RECONNECT, HALTED_CREATED, "narrow"),
        again(f.TOKEN_ENDED, NOT_ANSWERED, Remedy.WAIT, CREATED, calls=f"{READ} {call} token"),
        again(
            f.REVOKED,
            ENDED,
            Remedy.RECONNECT,
            HALTED_CREATED,
            "ended",
            calls=f"{READ} {call} token",
        ),
    )


def _resuming(way: str) -> tuple[Row, ...]:
    """What became of a write that was not confirmed; nothing more is sent before that is seen."""
    call = WRITES[way]
    once = partial(Row, f"{way}-resume", calls="list_items", writes=f"{EARLIER} {call}")
    again = partial(
        Row, f"{way}-resume-undone", calls="list_items", writes=f"{EARLIER} {call} {call}"
    )
    anew = f"{EARLIER} {call} create_playlist add_items"
    return (
        *(once(fault, told, Remedy.PRESS, "failed in adding") for fault, told in REFUSALS),
        *(once(fault, told, Remedy.WAIT, ADDING) for fault, told in LIMITS),
        *(once(fault, NOT_ANSWERED, Remedy.WAIT, ADDING) for fault in SILENT),
        *(again(fault, NOT_ANSWERED, Remedy.WAIT, ADDING) for fault in (f.BEFORE, f.WRONG_SHAPE)),
        *(
            again(fault, TARGET_GONE, Remedy.SAVE_AS_NEW, "failed in adding", writes=anew)
            for fault in GONE
        ),
        once(f.NO_FAULT, SAVED, Remedy.NOTHING, "filled"),
        once(f.INSUFFICIENT_SCOPE, ARE_THEY_IN, Remedy.LET_LOOK, HALTED_ADDING, "narrow"),
        once(
            f.CONSENT_REVOKED,
            ENDED,
            Remedy.RECONNECT,
            HALTED_ADDING,
            "ended",
            calls="list_items token",
        ),
        again(f.NO_FAULT, IF_NOT_IN, Remedy.WAIT, ADDING),
        again(f.INSUFFICIENT_SCOPE, ARE_THEY_IN, Remedy.LET_LOOK, HALTED_ADDING, "narrow"),
    )


ROWS = (
    *_looking("append"),
    *_writing("append", "append-add"),
    *_resuming("append"),
    *_looking("replace"),
    *_writing("replace", "replace-put"),
    *_resuming("replace"),
)
