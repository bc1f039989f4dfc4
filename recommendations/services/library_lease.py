"""One reading of a listener's library at a time.

The lease lies in the listener's taste, so that turning that off or disconnecting Spotify
takes it away: what was read in the meantime is then not kept.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recommendations.library.choice import Source
from recommendations.models import ListenerTaste
from recommendations.spotify.errors import SpotifyError

# Longer than any reading should take. One that takes longer is not kept if another has
# begun since.
LEASE = timedelta(minutes=5)


class AlreadyReading(SpotifyError):
    code = "already-reading"
    message = _("Your library is being read already. Please look again in a minute.")


class Overtaken(SpotifyError):
    code = "overtaken"
    message = _("You changed your mind while your library was read, so nothing of it was kept.")


def begin(owner: User, source: Source) -> datetime:
    """Take the listener's lease and return its end, by which it is known.

    Raises AlreadyReading while somebody else has it.
    """
    now = timezone.now()
    ListenerTaste.objects.get_or_create(owner=owner, defaults={"source": source})
    free = Q(leased_until=None) | Q(leased_until__lt=now)
    taken = ListenerTaste.objects.filter(free, owner=owner).update(leased_until=now + LEASE)
    if not taken:
        raise AlreadyReading
    return now + LEASE


def hold(owner: User, lease: datetime) -> None:
    """Keep the lease from others until the transaction ends. Raises Overtaken if it is gone."""
    if not ListenerTaste.objects.filter(owner=owner, leased_until=lease).update(leased_until=lease):
        raise Overtaken


def end(owner: User, lease: datetime) -> None:
    """Give the lease back; a taste of which nothing was ever read is none."""
    held = ListenerTaste.objects.filter(owner=owner, leased_until=lease)
    held.filter(read_at=None).delete()
    held.update(leased_until=None)
