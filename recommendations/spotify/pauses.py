"""Spotify's "not now", kept for every process, so that nobody asks again before.

Since 2026 a development app has a quota: endpoints are grouped, the calls of a group share
a limit over about a day, and the waits are of hours. Neither the limits nor the groups are
published. We take the first segment of a path for its group (search, me, playlists,
recommendations): the only division seen in reports is by what is read, and a call too few
for some hours harms less than calls that lengthen the wait. A plain rate limit, which
counts thirty seconds, is kept the same way. Only covers are a group of their own: Spotify
says that they have a limit of their own, and a cover must not hold up anybody's tracks.
"""

from __future__ import annotations

import math
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from recommendations.clocks import latest
from recommendations.models.spotify import SpotifyPause
from recommendations.spotify.errors import QuotaExceeded, RateLimited, SpotifyError

# The quota counts a rolling day and a rate limit thirty seconds: no wait should be longer
# than these where Spotify names none. Longer ones that it names are asked again after a day.
QUOTA_WINDOW = timedelta(hours=24)
RATE_WINDOW = timedelta(seconds=30)
COVERS = "covers"


def group_of(path: str) -> str:
    """`path` is what follows the version in an address, such as 'me/playlists'."""
    return COVERS if path.endswith("/images") else path.partition("/")[0]


def require_open(group: str) -> None:
    """Raises QuotaExceeded or RateLimited, with the seconds left, while the group is paused."""
    now = timezone.now()
    meant = {"until__gt": now, "until__lte": latest(QUOTA_WINDOW)}
    pause = SpotifyPause.objects.filter(group=group, **meant).first()
    if pause is not None:
        kind = QuotaExceeded if pause.is_quota else RateLimited
        raise kind(after=math.ceil((pause.until - now).total_seconds()))


def remember(group: str, problem: SpotifyError) -> None:
    """Pause the group if that is what `problem` asks for; a pause is never shortened.

    Where Spotify named no time, `problem` is told the one that was taken instead.
    """
    if not isinstance(problem, QuotaExceeded | RateLimited):
        return
    is_quota = isinstance(problem, QuotaExceeded)
    wait = QUOTA_WINDOW if is_quota else RATE_WINDOW
    if problem.after is not None:
        wait = timedelta(seconds=min(problem.after, QUOTA_WINDOW.total_seconds()))
    else:
        problem.after = math.ceil(wait.total_seconds())
    values = {"until": timezone.now() + wait, "is_quota": is_quota}
    _, is_new = SpotifyPause.objects.get_or_create(group=group, defaults=values)
    if not is_new:
        shorter = Q(until__lt=values["until"]) | Q(until__gt=latest(QUOTA_WINDOW))
        SpotifyPause.objects.filter(shorter, group=group).update(**values)
