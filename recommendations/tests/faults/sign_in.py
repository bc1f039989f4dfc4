"""Signing in: Spotify's question, the code's exchange, and who it is."""

from __future__ import annotations

from functools import partial

from recommendations.tests.faults import known_faults as f
from recommendations.tests.faults.row import Remedy, Row

NOT_ANSWERED = "Spotify did not answer properly. Please try again in a while."
NOT_COMPLETED = "Spotify's answer did not fit a sign-in that was started here"
ASKED = "authorize"

# Nobody is signed in after it, and nothing is kept.
_Ask = partial(
    Row, "sign-in-authorize", connection="none", session="out", remedy=Remedy.SIGN_IN, calls=ASKED
)
_Code = partial(
    Row,
    "sign-in-code",
    connection="none",
    session="out",
    remedy=Remedy.SIGN_IN,
    calls=f"{ASKED} token",
)
_Me = partial(
    Row,
    "sign-in-me",
    connection="none",
    session="out",
    remedy=Remedy.SIGN_IN,
    calls=f"{ASKED} token me",
)
_Permit = partial(Row, "permission-authorize", remedy=Remedy.NOTHING)

ROWS = (
    _Ask(f.ACCESS_DENIED, "You did not give WMusic access to your Spotify account."),
    _Ask(f.REFUSED_CONSENT, "You did not give WMusic access to your Spotify account."),
    _Ask(f.BAD_STATE, NOT_COMPLETED),
    _Ask(f.OTHER_BROWSER, NOT_COMPLETED),
    _Code(f.NOT_ALLOWLISTED, NOT_ANSWERED),
    _Code(f.WRONG_SECRET, "Spotify does not accept this site's own credentials."),
    _Code(f.INVALID_GRANT, NOT_COMPLETED),
    _Code(f.RATE_LIMITED, "too many requests from this site. Please try again in 30 seconds."),
    _Code(f.RATE_LIMITED_UNTOLD, "too many requests from this site. Please try again in"),
    _Code(f.BEFORE, NOT_ANSWERED),
    _Code(f.AFTER, NOT_ANSWERED),
    _Code(f.TIMEOUT, NOT_ANSWERED),
    _Code(f.CUT, NOT_ANSWERED),
    _Code(f.CUT_AFTER, NOT_ANSWERED),
    _Code(f.BROKEN_JSON, NOT_ANSWERED),
    _Code(f.HTML, NOT_ANSWERED),
    _Code(f.WRONG_SHAPE, NOT_ANSWERED),
    _Me(f.NOT_ALLOWLISTED, "Your Spotify account is not on this site's list of testers."),
    _Me(f.OWNER_NOT_PREMIUM, "Spotify has paused this site because its owner has no Premium"),
    _Me(f.INSUFFICIENT_SCOPE, "Spotify needs your permission for this."),
    _Me(f.FORBIDDEN, "Spotify does not let this site do that."),
    _Me(f.TOKEN_REFUSED, "Your connection to Spotify has ended."),
    _Me(f.RATE_LIMITED, "too many requests from this site. Please try again in 30 seconds."),
    _Me(f.QUOTA, "used up what Spotify allows it for now. Please try again after"),
    _Me(f.QUOTA_UNTOLD, "used up what Spotify allows it for now. Please try again after"),
    _Me(f.BEFORE, NOT_ANSWERED),
    _Me(f.TIMEOUT, NOT_ANSWERED),
    _Me(f.CUT, NOT_ANSWERED),
    _Me(f.BROKEN_JSON, NOT_ANSWERED),
    _Me(f.HTML, NOT_ANSWERED),
    _Me(f.WRONG_SHAPE, NOT_ANSWERED),
    _Me(f.NOT_FOUND, "Spotify no longer has this"),
    _Me(f.STRANGE, "Spotify refused this. Please try again later."),
    _Permit(f.ACCESS_DENIED, "You did not give WMusic this further permission.", calls=ASKED),
    _Permit(
        f.DENIED_SCOPE,
        "Spotify did not give WMusic this further permission.",
        calls=f"{ASKED} token me",
    ),
    Row(
        "sign-in-authorize",
        f.DENIED_SCOPE,
        "Connect Spotify again to save",
        Remedy.RECONNECT,
        connection="narrow",
        calls=f"{ASKED} token me",
    ),
    Row(
        "permission-code",
        f.BEFORE,
        NOT_ANSWERED,
        Remedy.NOTHING,
        calls=f"{ASKED} token",
    ),
)
