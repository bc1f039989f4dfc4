"""What follows a failed attempt: a later one, the listener's turn, or the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from recommendations.models import SavedPlaylist
from recommendations.services.steps import (
    BETWEEN_LOOKS,
    HoldsSomethingElse,
    MayNotLook,
    NotListedYet,
)
from recommendations.services.targets import SOON, MayNotReadTarget, TargetInUse
from recommendations.spotify.errors import (
    InsufficientScope,
    QuotaExceeded,
    RateLimited,
    ReconnectNeeded,
    SpotifyError,
    Unavailable,
)
from recommendations.spotify.pauses import QUOTA_WINDOW, RATE_WINDOW

# Doubled with every failure in a row: 5 s, 10 s, and so on. Nobody looks sooner than this
# after a call whose outcome is not known, which may still be on its way.
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
# An hour and a half of failures in a row.
MOST_ATTEMPTS = 10
# A quota of a day can be used up again the moment that it opens.
GIVEN_UP_AFTER = timedelta(days=3)

LISTENERS_TURN = (
    ReconnectNeeded,
    InsufficientScope,
    MayNotLook,
    HoldsSomethingElse,
    MayNotReadTarget,
)


@dataclass(frozen=True)
class Sequel:
    """``retry_at`` is None where no worker is to go on; ``is_failed`` where that is the end."""

    retry_at: datetime | None
    is_failed: bool = False


def after(saved: SavedPlaylist, problem: SpotifyError) -> Sequel:
    """`saved.attempts` counts this failure, too."""
    if isinstance(problem, LISTENERS_TURN):
        return Sequel(None)
    retry_at = _next(saved, problem)
    if retry_at is None or retry_at > saved.asked_at + GIVEN_UP_AFTER:
        return Sequel(None, is_failed=True)
    return Sequel(retry_at)


def _next(saved: SavedPlaylist, problem: SpotifyError) -> datetime | None:
    now = timezone.now()
    if isinstance(problem, TargetInUse):
        return now + timedelta(seconds=problem.after or SOON)
    if isinstance(problem, NotListedYet):
        return max(now + FIRST_WAIT, (saved.looked_at or now) + BETWEEN_LOOKS)
    wait = wait_after(problem, saved.attempts)
    return None if wait is None else now + wait


def wait_after(problem: SpotifyError, attempts: int) -> timedelta | None:
    """How long to wait after the last of `attempts` failures in a row.

    None where another attempt would fail as well, or so many have.
    """
    if isinstance(problem, RateLimited | QuotaExceeded):
        window = QUOTA_WINDOW if isinstance(problem, QuotaExceeded) else RATE_WINDOW
        wait = window if problem.after is None else timedelta(seconds=problem.after)
        return min(wait, QUOTA_WINDOW)
    if not (problem.ambiguous or isinstance(problem, Unavailable)):
        return None
    if attempts >= MOST_ATTEMPTS:
        return None
    wait = min(FIRST_WAIT * 2.0 ** (attempts - 1), LONGEST_WAIT)
    if problem.after is not None:
        wait = max(wait, timedelta(seconds=min(problem.after, QUOTA_WINDOW.total_seconds())))
    return wait
