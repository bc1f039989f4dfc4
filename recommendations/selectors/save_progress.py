"""How far a save under way is, and what it waits for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recommendations.models import SavedPlaylist
from recommendations.services import leases
from recommendations.services.library_reading import ReadingBroken
from recommendations.services.save_worker import is_anyone_at_work
from recommendations.services.saving import BrokenHere
from recommendations.services.steps import NotAddedYet, NotListedYet
from recommendations.services.targets import TargetInUse
from recommendations.spotify.client import MOST_ADDED_AT_ONCE
from recommendations.spotify.errors import QuotaExceeded, RateLimited, Unavailable

State = SavedPlaylist.State

# A worker that is there takes a save within a second or so, unless others are before it.
PATIENCE = timedelta(seconds=15)
# Complete 'The reason:'.
REASONS = {
    RateLimited.code: _("Spotify is receiving too many requests from this site"),
    QuotaExceeded.code: _("this site has used up what Spotify allows it for now"),
    Unavailable.code: _("Spotify did not answer properly"),
    NotListedYet.code: _(
        "Spotify did not confirm the playlist: if it is not in your account by then, it is made"
    ),
    NotAddedYet.code: _(
        "Spotify did not confirm the tracks: if they are not in the playlist by then, they are "
        "added"
    ),
    TargetInUse.code: _("another list of yours is being put into this playlist"),
    BrokenHere.code: _("something went wrong on this site"),
    ReadingBroken.code: _("something went wrong on this site"),
}


@dataclass(frozen=True)
class Progress:
    """``phase`` is one of waiting, looking-up, creating, checking, adding, paused, stalled.

    ``done`` of ``total`` tracks are looked up or added, 0 of 0 in other phases. ``until``
    and ``reason`` are of a pause.
    """

    phase: str
    done: int = 0
    total: int = 0
    until: datetime | None = None
    reason: str = ""

    @property
    def look_again_s(self) -> int:
        """In how many seconds a page without scripts is to load itself again."""
        return 30 if self.phase in ("paused", "stalled") else 3


def progress_of(saved: SavedPlaylist, *, due: datetime) -> Progress:
    """Of a save that a worker has or will have; `due` is since when, or from when on."""
    return _at_work(saved) if leases.is_live(saved) else standing(due, saved.problem_code)


def standing(due: datetime, problem_code: str) -> Progress:
    """Of an order that no worker has in hand, and that is or was `due` then."""
    now = timezone.now()
    if due > now:
        return Progress("paused", until=due, reason=str(REASONS.get(problem_code, "")))
    if due < now - PATIENCE and not is_anyone_at_work():
        return Progress("stalled")
    return Progress("waiting")


def _at_work(saved: SavedPlaylist) -> Progress:
    match saved.state:
        case State.WANTED:
            done = len(saved.found_ids) + len(saved.missing_tracks)
            if saved.way != SavedPlaylist.Way.NEW and done == len(saved.wanted_tracks):
                # What the playlist holds that they are to go into.
                return Progress("checking")
            return Progress("looking-up", done, len(saved.wanted_tracks))
        case State.CREATING:
            # An attempt that begins in this state looks first, and says so until it creates.
            return Progress("checking" if saved.problem_code else "creating")
        case State.ADDING if saved.problem_code:
            return Progress("checking")
        case _:
            # What is out now counts as being done: most saves are a single call.
            total = len(saved.found_ids)
            return Progress("adding", min(saved.added + MOST_ADDED_AT_ONCE, total), total)
