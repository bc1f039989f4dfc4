"""The listener's taste: turned on, read again, turned off."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recommendations.library.candidates import match_in_catalogue
from recommendations.library.choice import Choice, Source
from recommendations.library.matching import Matches
from recommendations.models import ListenerTaste, TasteTrack
from recommendations.services import library_lease
from recommendations.services.library_reading import Reading, playlists_of, read_from_spotify
from recommendations.spotify.errors import SpotifyError
from recommendations.spotify.library import FoundPlaylist

ROWS_A_STATEMENT = 1000


class NotOffered(SpotifyError):
    code = "not-offered"
    message = _("This site does not use listeners' libraries.")


class TurnedOff(SpotifyError):
    code = "turned-off"
    message = _("Your taste is turned off. Turn it on to have your library read.")


def turn_on(owner: User, choice: Choice) -> ListenerTaste:
    """Read what was chosen and use it from now on, instead of an earlier choice.

    When it cannot be read, everything stays as it was. Raises NotOffered,
    `permitted.ScopesMissing` and the like, and those of `library_lease`, all of
    them SpotifyErrors with words for the listener.
    """
    _require_offered()
    lease = library_lease.begin(owner, choice.source)
    try:
        reading = read_from_spotify(owner, choice)
        return _keep(owner, lease, choice, reading, match_in_catalogue(reading.library.tracks))
    finally:
        library_lease.end(owner, lease)


def read_again(owner: User) -> ListenerTaste:
    """Read the chosen source anew. Raises TurnedOff, and what `turn_on` raises."""
    taste = ListenerTaste.objects.filter(owner=owner, read_at__isnull=False).first()
    if taste is None:
        raise TurnedOff
    return turn_on(owner, Choice(Source(taste.source), taste.playlist_id))


def turn_off(owner: User) -> None:
    """Forget what was read. Works also where the operator no longer offers it."""
    ListenerTaste.objects.filter(owner=owner).delete()


def playlists_to_choose_from(owner: User) -> tuple[FoundPlaylist, ...]:
    """The listener's own playlists. Raises NotOffered, and what `playlists_of` raises."""
    _require_offered()
    return playlists_of(owner)


def _require_offered() -> None:
    if not settings.LISTENER_TASTE:
        raise NotOffered


@transaction.atomic
def _keep(
    owner: User, lease: datetime, choice: Choice, reading: Reading, matches: Matches
) -> ListenerTaste:
    library_lease.hold(owner, lease)
    ListenerTaste.objects.filter(owner=owner).update(
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
    taste = ListenerTaste.objects.get(owner=owner)
    taste.tracks.all().delete()
    TasteTrack.objects.bulk_create(
        (
            TasteTrack(taste=taste, track_id=track_id, at=at)
            for track_id, at in matches.moments.items()
        ),
        batch_size=ROWS_A_STATEMENT,
    )
    return taste
