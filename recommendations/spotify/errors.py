"""What can go wrong with Spotify, each with words for the listener."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

# Shorter waits are told as waits: nobody looks at a clock for them.
SHORT_S = 90
_LONGEST = timedelta(days=366)


class SpotifyError(Exception):
    """A call failed. ``code`` names the kind; ``message`` says what the listener can do.

    ``after`` is how many seconds Spotify says to wait, None where it says nothing.
    ``ambiguous`` is true for a write whose outcome nobody knows: it must not be sent
    again before somebody has looked.
    """

    code = "spotify"
    message: str | StrPromise = _("Spotify refused this. Please try again later.")

    def __init__(self, *, after: int | None = None, ambiguous: bool = False) -> None:
        super().__init__(str(self.message))
        self.after = after
        self.ambiguous = ambiguous
        self._told_at = timezone.now()

    def __str__(self) -> str:
        if self.after is None:
            return str(self.message)
        return f"{self.message} {self._when(self.after)}"

    def _when(self, after: int) -> str:
        """When to try again, by the clock: the words may be read long after the failure."""
        if after < SHORT_S:
            return ngettext(
                "Please try again in %(seconds)d second.",
                "Please try again in %(seconds)d seconds.",
                after,
            ) % {"seconds": after}
        until = self._told_at + min(timedelta(seconds=after), _LONGEST)
        days = (until.date() - self._told_at.date()).days
        if days == 0:
            said = gettext("Please try again after %(clock)s UTC today, %(date)s.")
        elif days == 1:
            said = gettext("Please try again after %(clock)s UTC tomorrow, %(date)s.")
        else:
            said = gettext("Please try again after %(clock)s UTC on %(date)s.")
        date = date_format(until, "MONTH_DAY_FORMAT" if days < 2 else "DATE_FORMAT")
        return said % {"clock": date_format(until, "H:i"), "date": date}


class NotAllowlisted(SpotifyError):
    code = "not-allowlisted"
    message = _(
        "Your Spotify account is not on this site's list of testers. Spotify lets a new app "
        "serve only the accounts its owner has listed; ask the owner to add yours."
    )


class OwnerNotPremium(SpotifyError):
    code = "owner-not-premium"
    message = _(
        "Spotify has paused this site because its owner has no Premium subscription at the "
        "moment. Only the owner can change that; it can take hours to come back."
    )


class SiteRefused(SpotifyError):
    """The site's own id or secret is wrong: nothing of a listener's has ended."""

    code = "site-refused"
    message = _(
        "Spotify does not accept this site's own credentials. Only its owner can put that "
        "right; your connection stays as it is."
    )


class Forbidden(SpotifyError):
    """A 403 for this one call and not for the listener or the site."""

    code = "forbidden"
    message: str | StrPromise = _(
        "Spotify does not let this site do that. Trying again will not change it."
    )


class ListenerNotPremium(SpotifyError):
    code = "listener-not-premium"
    message = _(
        "Spotify starts music on a device only for Premium accounts. Without one, open the "
        "playlist in Spotify and press play there."
    )


class NoDevice(SpotifyError):
    code = "no-device"
    message: str | StrPromise = _(
        "No device of yours is playing. Open Spotify on one, then try again."
    )


class InsufficientScope(SpotifyError):
    code = "insufficient-scope"
    message: str | StrPromise = _(
        "Spotify needs your permission for this. Connect your account again to give it."
    )


class ReconnectNeeded(SpotifyError):
    code = "reconnect"
    message = _("Your connection to Spotify has ended. Connect your account again to go on.")


class RateLimited(SpotifyError):
    code = "rate-limited"
    message = _("Spotify is receiving too many requests from this site.")


class QuotaExceeded(SpotifyError):
    code = "quota-exceeded"
    message = _("This site has used up what Spotify allows it for now.")


class Unavailable(SpotifyError):
    code = "unavailable"
    message: str | StrPromise = _("Spotify did not answer properly. Please try again in a while.")

    def __str__(self) -> str:
        # The seconds that go with a 503 are for who repeats the call, not for people.
        return str(self.message)


class NotFound(SpotifyError):
    code = "not-found"
    message: str | StrPromise = _(
        "Spotify no longer has this; it may have been deleted there. Choose something else."
    )
