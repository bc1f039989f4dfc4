"""The listener's taste: turned on, read again, turned off."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from recommendations.library.candidates import match_in_catalogue
from recommendations.library.choice import Choice, Source
from recommendations.library.matching import Matches
from recommendations.models import ListenerTaste, TasteTrack
from recommendations.services.library_reading import Reading, read_from_spotify
from recommendations.spotify.errors import SpotifyError

# Longer than any reading should take. One that takes longer is not kept if another has
# begun since.
LEASE = timedelta(minutes=5)
ROWS_A_STATEMENT = 1000


class NotOffered(SpotifyError):
    code = "not-offered"
    message = "This site does not use listeners' libraries."


class AlreadyReading(SpotifyError):
    code = "already-reading"
    message = "Your library is being read already. Please look again in a minute."


class Overtaken(SpotifyError):
    code = "overtaken"
    message = "You changed your mind while your library was read, so nothing of it was kept."


class TurnedOff(SpotifyError):
    code = "turned-off"
    message = "Your taste is turned off. Turn it on to have your library read."


def turn_on(owner: User, choice: Choice) -> ListenerTaste:
    """Read what was chosen and use it from now on, instead of an earlier choice.

    When it cannot be read, everything stays as it was. Raises NotOffered,
    `library_reading.ScopesMissing` and the like, AlreadyReading and Overtaken, all of
    them SpotifyErrors with words for the listener.
    """
    _require_offered()
    lease = _begin(owner, choice)
    try:
        reading = read_from_spotify(owner, choice)
        return _keep(owner, lease, choice, reading, match_in_catalogue(reading.library.tracks))
    finally:
        _end(owner, lease)


def read_again(owner: User) -> ListenerTaste:
    """Read the chosen source anew. Raises TurnedOff, and what `turn_on` raises."""
    taste = ListenerTaste.objects.filter(owner=owner, read_at__isnull=False).first()
    if taste is None:
        raise TurnedOff
    return turn_on(owner, Choice(Source(taste.source), taste.playlist_id))


def turn_off(owner: User) -> None:
    """Forget what was read. Works also where the operator no longer offers it."""
    ListenerTaste.objects.filter(owner=owner).delete()


def _require_offered() -> None:
    if not settings.LISTENER_TASTE:
        raise NotOffered


def _begin(owner: User, choice: Choice) -> datetime:
    """Take the listener's lease and return its end, by which it is known."""
    now = timezone.now()
    ListenerTaste.objects.get_or_create(owner=owner, defaults={"source": choice.source})
    free = Q(leased_until=None) | Q(leased_until__lt=now)
    taken = ListenerTaste.objects.filter(free, owner=owner).update(leased_until=now + LEASE)
    if not taken:
        raise AlreadyReading
    return now + LEASE


def _end(owner: User, lease: datetime) -> None:
    """Give the lease back; a taste of which nothing was ever read is none."""
    held = ListenerTaste.objects.filter(owner=owner, leased_until=lease)
    held.filter(read_at=None).delete()
    held.update(leased_until=None)


@transaction.atomic
def _keep(
    owner: User, lease: datetime, choice: Choice, reading: Reading, matches: Matches
) -> ListenerTaste:
    # Turned off, disconnected or begun anew in the meantime: the lease is gone then.
    kept = ListenerTaste.objects.filter(owner=owner, leased_until=lease).update(
        source=choice.source,
        playlist_id=choice.playlist_id,
        playlist_name=reading.name[:200],
        read_at=timezone.now(),
        by_id=matches.by_id,
        by_name=matches.by_name,
        unmatched=len(matches.unmatched),
        left_out=reading.library.left_out,
        leased_until=None,
    )
    if not kept:
        raise Overtaken
    taste = ListenerTaste.objects.get(owner=owner)
    taste.tracks.all().delete()
    TasteTrack.objects.bulk_create(
        (
            TasteTrack(taste=taste, track_id=track_id, at=at)
            for track_id, at in _newest(matches).items()
        ),
        batch_size=ROWS_A_STATEMENT,
    )
    return taste


def _newest(matches: Matches) -> dict[int, datetime | None]:
    """Two releases in a library can be one track of the catalogue."""
    newest: dict[int, datetime | None] = {}
    for match in matches.found:
        known, at = newest.get(match.track_id), match.track.at
        newest[match.track_id] = max(known, at) if known and at else known or at
    return newest
