"""The listener's taste: turned on, read again, turned off."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recommendations.library.candidates import match_in_catalogue
from recommendations.library.choice import Choice, Source
from recommendations.models import LibraryReading, ListenerTaste, TasteTrack
from recommendations.services.library_pages import keeping
from recommendations.services.library_wishes import Purpose, ask, forget_reading
from recommendations.services.own_playlists import OwnPlaylists, playlists_of
from recommendations.spotify.errors import SpotifyError
from recommendations.spotify.library import Library

ROWS_A_STATEMENT = 1000


class NotOffered(SpotifyError):
    code = "not-offered"
    message = _("This site does not use listeners' libraries.")


class TurnedOff(SpotifyError):
    code = "turned-off"
    message = _("Your taste is turned off. Turn it on to have your library read.")


def turn_on(owner: User, choice: Choice) -> None:
    """Have what was chosen read and used from then on, instead of an earlier choice.

    When it cannot be read, everything stays as it was. Raises NotOffered and what
    `library_wishes.ask` raises: SpotifyErrors with words for the listener.
    """
    require_offered()
    ask(owner, Purpose.TASTE, choice)


def read_again(owner: User) -> None:
    """Have the chosen source read anew. Raises TurnedOff, and what `turn_on` raises."""
    taste = ListenerTaste.objects.filter(owner=owner, read_at__isnull=False).first()
    if taste is None:
        raise TurnedOff
    turn_on(owner, Choice(Source(taste.source), taste.playlist_id))


@transaction.atomic
def turn_off(owner: User) -> None:
    """Forget what was read, and end a reading for it that is under way.

    Works also where the operator no longer offers it.
    """
    # First, or one that ends at this moment would leave a taste behind.
    forget_reading(owner, Purpose.TASTE)
    ListenerTaste.objects.filter(owner=owner).delete()


def playlists_to_choose_from(owner: User) -> OwnPlaylists:
    """The listener's own playlists. Raises NotOffered, and what `playlists_of` raises."""
    require_offered()
    return playlists_of(owner)


def require_offered() -> None:
    if not settings.LISTENER_TASTE:
        raise NotOffered


def keep(reading: LibraryReading, library: Library) -> None:
    """Use `library` from now on. Raises LeaseLostError, and keeps nothing then."""
    matches = match_in_catalogue(library.tracks)
    with keeping(reading):
        taste, _ = ListenerTaste.objects.update_or_create(
            owner=reading.owner,
            defaults={
                "source": reading.source,
                "playlist_id": reading.playlist_id,
                "playlist_name": reading.playlist_name,
                "read_at": timezone.now(),
                "by_id": matches.by_id,
                "by_name": matches.by_name,
                "unmatched": len(matches.unmatched),
                "left_out": library.left_out,
            },
        )
        taste.tracks.all().delete()
        TasteTrack.objects.bulk_create(
            (
                TasteTrack(taste=taste, track_id=track_id, at=at)
                for track_id, at in matches.moments.items()
            ),
            batch_size=ROWS_A_STATEMENT,
        )
