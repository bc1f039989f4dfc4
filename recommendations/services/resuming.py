"""Saves that waited for a listener's consent go on once it is there."""

from __future__ import annotations

from django.utils import timezone

from recommendations.models import SavedPlaylist, SpotifyConnection
from recommendations.services.retries import GIVEN_UP_AFTER
from recommendations.services.steps import MayNotLook
from recommendations.spotify.errors import InsufficientScope, ReconnectNeeded
from recommendations.spotify.scopes import MODIFY_PLAYLISTS, SAVE_SCOPES

NEEDED = {
    ReconnectNeeded.code: MODIFY_PLAYLISTS,
    InsufficientScope.code: MODIFY_PLAYLISTS,
    MayNotLook.code: SAVE_SCOPES,
}


def was_mended(saved: SavedPlaylist, connection: SpotifyConnection | None) -> bool:
    """Whether `saved` stopped for want of a consent that is there now."""
    needed = NEEDED.get(saved.problem_code)
    return needed is not None and connection is not None and connection.allows(needed)


def goes_on_by_itself(saved: SavedPlaylist) -> bool:
    """Whether a new consent is enough. After so long a playlist would come as a surprise."""
    return saved.asked_at > timezone.now() - GIVEN_UP_AFTER


def resume_mended() -> None:
    stopped = SavedPlaylist.objects.filter(retry_at=None, problem_code__in=NEEDED)
    for saved in stopped.select_related("owner__spotify_connection"):
        connection = getattr(saved.owner, "spotify_connection", None)
        if goes_on_by_itself(saved) and was_mended(saved, connection):
            again = stopped.filter(pk=saved.pk, problem_code=saved.problem_code)
            again.update(retry_at=timezone.now(), attempts=0, problem="", problem_code="")
