"""The playlists of earlier saves that the next one can be put into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import QuerySet

from recommendations.models import SavedPlaylist

# A longer choice is hard to read, and the ones before are hardly remembered.
MOST_OFFERED = 20


@dataclass(frozen=True)
class EarlierPlaylist:
    """``set_id`` names it in a form; ``filled_at`` tells two of one name apart."""

    set_id: UUID
    name: str
    filled_at: datetime | None


def earlier_playlists(owner: User) -> tuple[EarlierPlaylist, ...]:
    """Those made for this listener and still in their account as far as known, newest first."""
    rows = _writable(owner).order_by("-filled_at")[:MOST_OFFERED]
    return tuple(EarlierPlaylist(row.set_id, row.name, row.filled_at) for row in rows)


def earlier_playlist(owner: User, set_id: UUID) -> SavedPlaylist | None:
    """One that the listener may name, be it offered or too old for that."""
    return _writable(owner).filter(set=set_id).first()


def _writable(owner: User) -> QuerySet[SavedPlaylist]:
    return SavedPlaylist.objects.filter(
        owner=owner, state=SavedPlaylist.State.FILLED, spotify_id__isnull=False, gone_at=None
    )
