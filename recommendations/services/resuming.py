"""Saves that waited for a listener's consent go on once it is there."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from recommendations.models import SavedPlaylist, SpotifyConnection
from recommendations.services.covers import COVER_SCOPES, NO_PROBLEM, CoverNotAllowed
from recommendations.services.retries import GIVEN_UP_AFTER
from recommendations.services.steps import MayNotLook
from recommendations.services.targets import MayNotReadTarget
from recommendations.spotify.errors import InsufficientScope, ReconnectNeeded
from recommendations.spotify.scopes import MODIFY_PLAYLISTS, SAVE_SCOPES

NEEDED = {
    ReconnectNeeded.code: MODIFY_PLAYLISTS,
    InsufficientScope.code: MODIFY_PLAYLISTS,
    MayNotLook.code: SAVE_SCOPES,
    MayNotReadTarget.code: SAVE_SCOPES,
}
NEEDED_FOR_COVER = (ReconnectNeeded.code, InsufficientScope.code, CoverNotAllowed.code)


def was_mended(saved: SavedPlaylist, connection: SpotifyConnection | None) -> bool:
    """Whether `saved` stopped for want of a consent that is there now."""
    if saved.state == SavedPlaylist.State.FILLED:
        waits = saved.cover_problem_code in NEEDED_FOR_COVER
        needed = MODIFY_PLAYLISTS | COVER_SCOPES if waits else None
    else:
        needed = NEEDED.get(saved.problem_code)
    return needed is not None and connection is not None and connection.allows(needed)


def goes_on_by_itself(saved: SavedPlaylist) -> bool:
    """Whether a new consent is enough. After so long a playlist would come as a surprise."""
    return saved.asked_at > timezone.now() - GIVEN_UP_AFTER


def resume_mended() -> None:
    waiting = Q(problem_code__in=NEEDED) | Q(cover_problem_code__in=NEEDED_FOR_COVER)
    stopped = SavedPlaylist.objects.filter(waiting, retry_at=None)
    for saved in stopped.select_related("owner__spotify_connection"):
        connection = getattr(saved.owner, "spotify_connection", None)
        if goes_on_by_itself(saved) and was_mended(saved, connection):
            codes = {
                "problem_code": saved.problem_code,
                "cover_problem_code": saved.cover_problem_code,
            }
            stopped.filter(pk=saved.pk, **codes).update(
                retry_at=timezone.now(), attempts=0, problem="", problem_code="", **NO_PROBLEM
            )
