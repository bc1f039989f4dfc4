"""What can go wrong with Spotify, each with words for the listener."""

from __future__ import annotations


class SpotifyError(Exception):
    """A call failed. ``code`` names the kind; ``message`` says what the listener can do.

    ``ambiguous`` is true for a write whose outcome nobody knows: it must not be sent
    again before somebody has looked.
    """

    code = "spotify"
    message = "Spotify refused this. Please try again later."

    def __init__(self, *, after: int | None = None, ambiguous: bool = False) -> None:
        super().__init__(self.message)
        self.after = after
        self.ambiguous = ambiguous

    def __str__(self) -> str:
        if self.after is None:
            return self.message
        return f"{self.message} It says to wait {_duration(self.after)}."


class NotAllowlisted(SpotifyError):
    code = "not-allowlisted"
    message = (
        "Your Spotify account is not on this site's list of testers. Spotify lets a new app "
        "serve only the accounts its owner has listed; ask the owner to add yours."
    )


class OwnerNotPremium(SpotifyError):
    code = "owner-not-premium"
    message = (
        "Spotify has paused this site because its owner has no Premium subscription at the "
        "moment. Only the owner can change that; it can take hours to come back."
    )


class Forbidden(SpotifyError):
    """A 403 for this one call and not for the listener or the site."""

    code = "forbidden"


class InsufficientScope(SpotifyError):
    code = "insufficient-scope"
    message = "Spotify needs your permission for this. Connect your account again to give it."


class ReconnectNeeded(SpotifyError):
    code = "reconnect"
    message = "Your connection to Spotify has ended. Connect your account again to go on."


class RateLimited(SpotifyError):
    code = "rate-limited"
    message = "Spotify is receiving too many requests from this site."


class QuotaExceeded(SpotifyError):
    code = "quota-exceeded"
    message = "This site has used up what Spotify allows it for now."


class Unavailable(SpotifyError):
    code = "unavailable"
    message = "Spotify did not answer properly. Please try again in a while."


class NotFound(SpotifyError):
    code = "not-found"
    message = "Spotify no longer has this."


def _duration(seconds: int) -> str:
    """Roughly, in the unit people would use: '40 seconds', '5 minutes', '15 hours'."""
    if seconds < 90:
        count, unit = seconds, "second"
    elif seconds < 90 * 60:
        count, unit = round(seconds / 60), "minute"
    else:
        count, unit = round(seconds / 3600), "hour"
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
