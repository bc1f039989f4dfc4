"""What listeners want read of their libraries. Nothing here asks Spotify: a worker does, see
`services.library_reading`."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recommendations.library.choice import Choice, Source
from recommendations.models import LibraryReading
from recommendations.services import leases
from recommendations.services.account_hold import hold_account
from recommendations.services.permitted import permission
from recommendations.services.retries import GIVEN_UP_AFTER
from recommendations.spotify.errors import ReconnectNeeded, SpotifyError
from recommendations.wishes import Wish

Purpose = LibraryReading.Purpose


class AlreadyReading(SpotifyError):
    code = "already-reading"
    message = _("Your library is being read already. Wait until that is done, or stop it.")


def ask(owner: User, purpose: Purpose, choice: Choice, wish: Wish | None = None) -> None:
    """Have a worker read what was chosen, and make of it what `purpose` says.

    Safe to call twice: while it is under way, the same wish changes nothing. Raises
    AlreadyReading while another is, and what `permission` raises.
    """
    connection = permission(owner, choice.source)
    wanted = {
        "purpose": purpose,
        "source": choice.source,
        "playlist_id": choice.playlist_id,
        "probabilities": [round(float(p), 4) for p in wish.probabilities] if wish else [],
        "origin": wish.origin if wish else "",
    }
    with transaction.atomic():
        # Also keeps two presses from each other.
        if not hold_account(connection):
            raise ReconnectNeeded
        readings = LibraryReading.objects.filter(owner=owner)
        current = readings.first()
        if current is not None and is_under_way(current):
            if readings.filter(**wanted).exists():
                return
            raise AlreadyReading
        readings.delete()
        LibraryReading.objects.create(owner=owner, retry_at=timezone.now(), **wanted)


def ask_again(owner: User) -> None:
    """Have read what could not be read. Raises what `ask` raises."""
    reading = LibraryReading.objects.filter(owner=owner).first()
    if reading is None or reading.finished_at is not None:
        return
    wish = Wish(tuple(reading.probabilities), reading.origin) if reading.probabilities else None
    choice = Choice(Source(reading.source), reading.playlist_id)
    ask(owner, Purpose(reading.purpose), choice, wish)


@transaction.atomic
def stop_reading(owner: User) -> bool:
    """End it, and forget what was read so far; False where it was quicker, or there is none."""
    unfinished = LibraryReading.objects.filter(owner=owner, finished_at=None)
    # Asks and takes the lease in one statement: a worker may be keeping what it made of the
    # reading at this moment, and nobody may be told then that nothing is kept.
    if not unfinished.update(leased_until=None):
        return False
    unfinished.delete()
    return True


@transaction.atomic
def forget_reading(owner: User, purpose: Purpose | None = None) -> None:
    """Take it away, done or not, if it is for `purpose` where one is named."""
    readings = LibraryReading.objects.filter(owner=owner)
    if purpose is not None:
        readings = readings.filter(purpose=purpose)
    _delete(readings)


@transaction.atomic
def delete_old_readings() -> None:
    """Whether they have ended or not: after so long nobody waits for one any more."""
    old = LibraryReading.objects.filter(asked_at__lte=timezone.now() - GIVEN_UP_AFTER)
    _delete(old)


def is_under_way(reading: LibraryReading) -> bool:
    return reading.retry_at is not None or leases.is_live(reading)


def _delete(readings: QuerySet[LibraryReading]) -> None:
    # Without its lease no worker stores another page, which the deletion would not see.
    readings.update(leased_until=None)
    readings.delete()
