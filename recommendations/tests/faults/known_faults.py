"""Every failure that the matrix has rows for."""

from __future__ import annotations

from recommendations.spotify import errors
from recommendations.tests.faults.row import Fault

# As reported: more than fourteen hours.
QUOTA_S = 14 * 3600 + 2131
# Longer than a press waits.
LIMIT_S = 30
# Longer than the tests' client waits for an answer.
HELD_S = 3.0

NOT_ALLOWLISTED = Fault("not-allowlisted", errors.NotAllowlisted, "not_allowlisted")
OWNER_NOT_PREMIUM = Fault("owner-not-premium", errors.OwnerNotPremium, "owner_not_premium")
INSUFFICIENT_SCOPE = Fault("insufficient-scope", errors.InsufficientScope, "insufficient_scope")
FORBIDDEN = Fault("forbidden", errors.Forbidden, "forbidden")
NOT_FOUND = Fault("not-found", errors.NotFound, "not_found")
# A 401 to whatever is asked, while refreshes still work.
TOKEN_REFUSED = Fault("token-refused", errors.ReconnectNeeded, "expired")
# One token that ended early: the next is good.
TOKEN_ENDED = Fault("one-token-ended", None, "expired", {"times": 1})
# A 401, and from this moment on no refresh either.
REVOKED = Fault("revoked", errors.ReconnectNeeded, "revoked")
INVALID_GRANT = Fault("invalid-grant", errors.ReconnectNeeded, "invalid_grant")
RATE_LIMITED = Fault("rate-limited", errors.RateLimited, "rate_limited", {"retry_after": LIMIT_S})
RATE_LIMITED_BRIEFLY = Fault(
    "rate-limited-for-a-second", None, "rate_limited", {"retry_after": 1, "times": 1}
)
RATE_LIMITED_UNTOLD = Fault(
    "rate-limited-without-a-time", errors.RateLimited, "rate_limited", {"retry_after": None}
)
QUOTA = Fault(
    "quota-for-14-hours", errors.QuotaExceeded, "quota_exceeded", {"retry_after": QUOTA_S}
)
QUOTA_UNTOLD = Fault(
    "quota-without-a-time", errors.QuotaExceeded, "quota_exceeded", {"retry_after": None}
)
BEFORE = Fault("503-before-the-work", errors.Unavailable, "error_before", {"status": 503})
AFTER = Fault("500-after-the-work", errors.Unavailable, "error_after", {"status": 500})
TIMEOUT = Fault("timeout", errors.Unavailable, "timeout", {"seconds": HELD_S})
TIMEOUT_AFTER = Fault(
    "timeout-after-the-work", errors.Unavailable, "timeout", {"seconds": HELD_S, "after": True}
)
CUT = Fault("connection-cut", errors.Unavailable, "disconnect")
CUT_AFTER = Fault(
    "connection-cut-after-the-work", errors.Unavailable, "disconnect", {"after": True}
)
BROKEN_JSON = Fault("broken-json", errors.Unavailable, "truncated")
BROKEN_JSON_AFTER = Fault(
    "broken-json-after-the-work", errors.Unavailable, "truncated", {"after": True}
)
HTML = Fault("html-from-a-proxy", errors.Unavailable, "html", {"status": 502})
# Success by its status, and an object without what it must hold.
WRONG_SHAPE = Fault("wrong-shape", errors.Unavailable, "string_error", {"status": 200})
WRONG_SHAPE_AFTER = Fault(
    "wrong-shape-after-the-work",
    errors.Unavailable,
    "string_error",
    {"status": 200, "after": True},
)
# A refusal of which nothing is known.
STRANGE = Fault("strange-refusal", errors.SpotifyError, "string_error", {"status": 418})
NULL_DESCRIPTION = Fault("null-descriptions", None, "null_description")
LATE = Fault("listed-late", None, "late_playlist", {"seconds": 3600})
ROTATED = Fault("token-rotated", None, "rotate_token")
KEPT = Fault("token-kept", None, "keep_token")
REFUSED_CONSENT = Fault("consent-refused", None, "refused_consent")
DENIED_SCOPE = Fault("scope-denied", None, "denied_scope")

# These are not ordered: they are how things stand, or what the listener does.
ACCESS_DENIED = Fault("access-denied", None)
BAD_STATE = Fault("bad-state", None)
OTHER_BROWSER = Fault("other-browser", None)
WRONG_SECRET = Fault("wrong-client-secret", errors.SiteRefused)
NO_DEVICE = Fault("no-device", errors.NoDevice)
LISTENER_NOT_PREMIUM = Fault("listener-not-premium", errors.ListenerNotPremium)
CONSENT_REVOKED = Fault("consent-revoked-at-spotify", errors.ReconnectNeeded)
NO_FAULT = Fault("nothing-else", None)
# The listener took the playlist out of their library, or nobody finds it any more.
TAKEN_OUT = Fault("taken-out-of-the-library", None)
VANISHED = Fault("no-longer-there", errors.NotFound)
