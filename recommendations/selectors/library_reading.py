"""How the reading of a listener's library stands, in the words of a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from django.contrib.auth.models import User
from django.utils.functional import Promise

from recommendations.models import LibraryReading, SpotifyConnection
from recommendations.selectors.problems import MESSAGES
from recommendations.selectors.save_progress import Progress, standing
from recommendations.services import leases
from recommendations.services.library_reading import ReadingBroken
from recommendations.services.library_wishes import is_under_way
from recommendations.services.like_playlist import NothingInIt, NothingLikeIt, NothingMatched
from recommendations.services.mood_playlists import NoLikedSongs, SortingNotOffered, TooFewSongs
from recommendations.services.own_playlists import NotTheirPlaylist
from recommendations.services.resuming_readings import was_mended
from recommendations.services.taste import NotOffered
from recommendations.spotify.errors import SpotifyError
from recommendations.spotify.login.asking import consent_address
from recommendations.spotify.scopes import PURPOSES

# What only a reading can stop for.
_OWN = (
    NoLikedSongs,
    NothingInIt,
    NothingLikeIt,
    NothingMatched,
    NotOffered,
    NotTheirPlaylist,
    ReadingBroken,
    SortingNotOffered,
)
_MESSAGES: Final[dict[str, str | Promise]] = MESSAGES | {one.code: one.message for one in _OWN}


@dataclass(frozen=True)
class ReadingView:
    """``state`` is reading, failed or done; ``purpose`` is of `LibraryReading.Purpose`.

    ``progress`` is there while reading: its phase is one of waiting, asking, reading,
    finishing, paused, stalled, and its numbers are songs. ``problem`` and
    ``consent_address``, where a form must POST to before another try, are of a failure.
    ``made`` is the set that came of it, where that is what was wanted and it is still there.
    """

    state: str
    purpose: str
    progress: Progress | None = None
    problem: str = ""
    consent_address: str = ""
    reason: str = ""
    made: UUID | None = None


def reading_view(owner: User, *, next_url: str) -> ReadingView | None:
    """`next_url` is where Spotify's consent leads back to. No call to Spotify."""
    reading = LibraryReading.objects.filter(owner=owner).first()
    if reading is None:
        return None
    connection = SpotifyConnection.objects.filter(user=owner).first()
    if is_under_way(reading):
        return ReadingView("reading", reading.purpose, progress=_progress(reading))
    if reading.finished_at is not None:
        return ReadingView("done", reading.purpose, made=reading.made_id)
    if connection is not None and was_mended(reading, connection):
        # As soon as a worker notices the new consent.
        progress = standing(connection.authorized_at, "")
        return ReadingView("reading", reading.purpose, progress=progress)
    purpose = PURPOSES[reading.source]
    is_allowed = connection is not None and connection.allows(purpose.scopes)
    return ReadingView(
        "failed",
        reading.purpose,
        problem=_words(reading),
        consent_address="" if is_allowed else consent_address(reading.source, next_url=next_url),
        reason=purpose.reason,
    )


def _progress(reading: LibraryReading) -> Progress:
    total = reading.total
    done = total if reading.next_offset is None else reading.next_offset
    read = Progress("reading", min(done or 0, total or 0), total or 0)
    if not leases.is_live(reading):
        due = reading.retry_at or reading.asked_at
        return replace(standing(due, reading.problem_code), done=read.done, total=read.total)
    if total is None:
        return Progress("asking")
    return replace(read, phase="finishing") if reading.next_offset is None else read


def _words(reading: LibraryReading) -> str:
    if reading.problem_code == TooFewSongs.code:
        return str(TooFewSongs(**reading.problem_facts).message)
    return str(_MESSAGES.get(reading.problem_code, SpotifyError.message))
