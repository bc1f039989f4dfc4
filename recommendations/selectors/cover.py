"""How the cover of a saved playlist stands, in the words of the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from recommendations.models import SavedPlaylist, SpotifyConnection
from recommendations.selectors.problems import problem_words
from recommendations.services import leases
from recommendations.services.covers import COVER_SCOPES
from recommendations.services.resuming import goes_on_by_itself, was_mended
from recommendations.spotify.scopes import PURPOSES

Cover = SavedPlaylist.Cover


@dataclass(frozen=True)
class CoverView:
    """``state`` is one of none, asking, coming, done, unconfirmed and given-up.

    ``problem`` is why it is not there; a cover that comes may wait ``until`` a moment.
    ``reason`` completes 'WMusic asks Spotify' where that has to be asked first.
    """

    state: str
    problem: str = ""
    until: datetime | None = None
    reason: str = ""

    @property
    def is_coming(self) -> bool:
        return self.state == "coming"


def cover_view(saved: SavedPlaylist, connection: SpotifyConnection | None) -> CoverView:
    """Of a filled playlist."""
    is_permitted = connection is not None and connection.allows(COVER_SCOPES)
    reason = "" if is_permitted else str(PURPOSES["cover"].reason)
    problem = problem_words(saved.cover_problem_code, saved.cover_problem)
    if saved.cover in (Cover.WANTED, Cover.SENDING):
        will_go_on = goes_on_by_itself(saved) and was_mended(saved, connection)
        if saved.retry_at is not None or leases.is_live(saved) or will_go_on:
            is_waiting = saved.retry_at is not None and saved.retry_at > timezone.now()
            until = saved.retry_at if is_waiting else None
            return CoverView("coming", problem, until)
        return CoverView("asking", problem, reason=reason)
    return CoverView(saved.cover, problem, reason=reason)
